import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";

/** Lets pages of the origins that are named call the server. Nothing is allowed, and nothing said, without one. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: [...origins],
    methods: ["GET", "POST"],
    allowedHeaders: ["authorization", "content-type", "accept"],
    exposedHeaders: ["x-request-id", "retry-after", "content-disposition", "form8606-templates"],
    credentials: false,
    maxAge: 600,
  });
}
