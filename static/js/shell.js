// Every page: menus and dialogs.
import { startDialogs } from "./ui/dialogs.js";
import { startMenus } from "./ui/menus.js";

startMenus();
startDialogs();
