/** What the page takes from the engine to read papers; loaded when the first paper is given. */
export type { Paper, PaperFile, PapersRead } from "../import/paper-facts.js";
export { type Proposal, propose } from "../import/propose/propose.js";
export type { Answers, Question } from "../import/propose/questions-and-answers.js";
export { readPapers } from "../import/read-papers.js";
