// The sign-in page of the demo: fills a demo account into the form.

const password = JSON.parse(document.getElementById("demo-password")?.textContent ?? '""');

/** @param {string} id @param {string} value */
function fill(id, value) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
  if (field) field.value = value;
}

document.addEventListener("click", (event) => {
  const name = /** @type {Element} */ (event.target).closest("[data-demo]")?.getAttribute("data-demo");
  if (!name) return;
  fill("id_login", name);
  fill("id_password", password);
  document.getElementById("id_login")?.closest("form")?.requestSubmit();
});
