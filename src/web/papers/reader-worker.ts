import { answerAsReader } from "./reader.js";

answerAsReader();
