// The print button; without scripts it stays hidden and the browser's own menu prints as well.
const button = document.getElementById("print");

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
