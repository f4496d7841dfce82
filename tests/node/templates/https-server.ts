import { createServer as createHttp, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { selfSigned } from "./self-signed.js";

/** A server of this machine that a test talks to. */
export interface TestServer {
  /** With a slash at its end. */
  url: string;
  port: number;
  close(): Promise<void>;
}

const { cert, key } = selfSigned();
/** The certificate that clients of `httpsServer` must trust. */
export const TEST_CA = cert;

/** Answers over HTTPS. */
export function httpsServer(answer: RequestListener): Promise<TestServer> {
  return listening(createHttps({ cert, key }, answer), "https");
}

/** A proxy: it connects to where it is asked to, unless `status` says that it refuses. `asked` has what it was asked. */
export async function proxyServer(status = 200): Promise<TestServer & { asked: string[] }> {
  const asked: string[] = [];
  const server = createHttp();
  server.on("connect", ({ url = "" }, client: Socket) => {
    asked.push(url);
    client.on("error", () => {});
    if (status !== 200) return client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const target = connect(Number(url.split(":")[1]), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Yes\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    target.on("error", () => client.destroy());
  });
  return { ...(await listening(server, "http")), asked };
}

async function listening(server: Server, scheme: string): Promise<TestServer> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return { url: `${scheme}://localhost:${port}/`, port, close };
}
