// Every page: menus, dialogs, the command bar and the list of keys.
import { startCommandBar } from "./command_bar/start.js";
import { startDialogs } from "./ui/dialogs.js";
import { startMenus } from "./ui/menus.js";

startMenus();
startDialogs();
startCommandBar();
