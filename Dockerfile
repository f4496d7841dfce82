# The HTTP API in a container: docker build -t form8606 .
# docs/guide/serve.md says how to run it.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json bundle.config.ts ./
COPY src src
COPY forms forms
RUN npm run build

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY forms forms
COPY templates templates
USER node
EXPOSE 8606
ENTRYPOINT ["node", "dist/bin/form8606.js"]
CMD ["serve", "--host", "0.0.0.0", "--token-file", "/run/secrets/form8606"]
