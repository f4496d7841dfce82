import { getHeapStatistics } from "node:v8";
import { parentPort } from "node:worker_threads";

/** What a thread says: the answer to a task, or null once it has loaded its code, and the bytes of its heap in use. */
export interface Message<Answer> {
  readonly answer: Answer | null;
  readonly heap: number;
}

/**
 * The thread's side of a `ThreadPool`: answers one task after the other. An error in `answer` ends the thread.
 *
 * @param movedOf the buffers of an answer that are moved to the pool instead of copied
 */
export function answerTasks<Task, Answer>(
  answer: (task: Task) => Promise<Answer>,
  movedOf: (answer: Answer) => ArrayBuffer[] = () => [],
): void {
  const port = parentPort;
  if (port === null) throw new Error("this file runs in a worker thread");
  const send = (answered: Answer | null, moved: ArrayBuffer[]) => {
    const message: Message<Answer> = { answer: answered, heap: getHeapStatistics().used_heap_size };
    port.postMessage(message, moved);
  };
  port.on("message", async (task: Task) => {
    const answered = await answer(task);
    send(answered, movedOf(answered));
  });
  send(null, []);
}
