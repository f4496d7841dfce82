import { writeSync } from "node:fs";

/** Loaded before the program: says at its end, as the last line of standard error, what it took. */
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(
    2,
    `\n${JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 })}`,
  );
});
