import { workerData } from "node:worker_threads";
import { answerTasks } from "../../node/threads/answer-tasks.js";
import { EventLoopBudget } from "../event-loop-budget.js";
import { InstalledTemplates } from "../installed-templates.js";
import type { Means } from "../ledger-route.js";
import type { Limits } from "../limits.js";
import { isLedgerRoute } from "../route.js";
import { routes } from "../routes.js";
import { warmUp } from "../warm-up.js";
import { type HeavyTask, ownBuffers, performTask } from "./heavy-task.js";

/** The code of a heavy thread: see `HeavyLane`. It takes its first task when it is as fast as it gets. */
const templates = await InstalledTemplates.load();
await warmUp(templates);
const means: Means = { templates, limits: workerData as Limits, budget: new EventLoopBudget() };
const ledgerRoutes = routes.filter(isLedgerRoute);
answerTasks((task: HeavyTask) => performTask(task, ledgerRoutes, means), ownBuffers);
