/** What the page takes from the engine to write files for other programs; loaded when the first one is wanted. */
export { type ExportPerson, exportFiles } from "../exports/export-files.js";
