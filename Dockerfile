# One image for every process; compose says which one a container runs.
FROM node:24-slim AS built
WORKDIR /helix
ENV NEXT_TELEMETRY_DISABLED=1
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile && pnpm --filter @helix/web build

FROM node:24-slim
WORKDIR /helix
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 NODE_COMPILE_CACHE=/tmp/compile-cache
COPY --from=built --chown=node:node /helix /helix
USER node
CMD ["node", "apps/api/src/main.ts"]
