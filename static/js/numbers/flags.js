// The page of flagged numbers: its forms are commands; what they did stands in the page that is read anew.
import { startForms } from "../commands/forms.js";

startForms(/** @type {HTMLElement} */ (document.getElementById("flags")), () => location.reload());
