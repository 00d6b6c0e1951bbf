# One image for every process; compose says which one a container runs.
FROM node:24-slim AS built
WORKDIR /helix
ENV CI=true NEXT_TELEMETRY_DISABLED=1
RUN npm install --global pnpm@12.21.0
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch
COPY . .
RUN pnpm install --offline --frozen-lockfile && pnpm --filter @helix/web build

FROM node:24-slim
WORKDIR /helix
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 NODE_COMPILE_CACHE=/tmp/compile-cache
# A volume that is mounted here belongs to whom the folder belonged to.
RUN install --directory --owner=node --group=node --mode=700 /var/lib/helix
COPY --from=built --chown=node:node /helix /helix
USER node
CMD ["node", "apps/api/src/main.ts"]
