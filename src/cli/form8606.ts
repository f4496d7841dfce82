#!/usr/bin/env node
import module from "node:module";
import { join } from "node:path";
import { cacheFolder } from "../node/templates/folders.js";

/** Node has it from 22.1 on: what was compiled once need not be compiled again by the next command. */
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? join(cacheFolder(), "compiled"));
// Only what is loaded from here on is kept compiled.
await import("./main.js");
