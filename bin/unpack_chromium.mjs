// Unpacks the Chromium of the npm package @sparticuz/chromium below TMPDIR and prints where it is.
// With this variable the package also unpacks the system libraries that a bare machine lacks.
process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs24.x";
const { default: chromium } = await import("@sparticuz/chromium");
console.log(await chromium.executablePath());
