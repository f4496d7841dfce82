/** What the page takes from the engine to read papers; loaded when the first paper is given. */
export type { Paper, PaperFile, PapersRead } from "../sources/facts.js";
export { type Proposal, propose } from "../sources/propose/propose.js";
export type { Answers, Question } from "../sources/propose/questions.js";
export { readPapers } from "../sources/read-papers.js";
