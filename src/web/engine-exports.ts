/** What the page takes from the engine to write files for other programs; loaded when the first one is wanted. */
export { exportFiles } from "../exports/export-files.js";
export { type ExportOwner, inRoles } from "../exports/export-owner.js";
