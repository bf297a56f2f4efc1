# Saar in a container: built with compilers, run without them, by a user who owns nothing but the data folder.
# better-sqlite3 12 built against the headers of Node 24.19 or newer aborts at exit, hence the exact version.
FROM node:24.18.0-bookworm-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Scripts are run by hand: "prepare" would build before the sources are here, and SQLite alone needs its own.
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY commands ./commands
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24.18.0-bookworm-slim
ENV NODE_ENV=production \
    SAAR_DATABASE=/var/lib/saar/saar.db
RUN mkdir --parents /var/lib/saar && chown node:node /var/lib/saar
WORKDIR /app
COPY package.json LICENSE ./
COPY data ./data
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
VOLUME /var/lib/saar
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "dist/src/main.js", "health"]
CMD ["node", "dist/src/main.js", "start"]
