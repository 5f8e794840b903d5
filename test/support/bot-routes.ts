/**
 * Routes of the fault matrix: every use has its rows in `test/journeys/fault-matrix`, and its outcome in `docs/faults.md`.
 */
export const matrixRoutes: readonly string[] = [
  'DELETE /channels/:channel',
  'DELETE /channels/:channel/messages/:message',
  'DELETE /channels/:channel/thread-members/:user',
  'DELETE /guilds/:guild/bans/:user',
  'DELETE /guilds/:guild/members/:user',
  'DELETE /guilds/:guild/members/:user/roles/:role',
  'GET /channels/:channel',
  'GET /channels/:channel/messages',
  'GET /channels/:channel/messages/:message',
  'GET /channels/:channel/thread-members',
  'GET /channels/:channel/thread-members/:user',
  'GET /channels/:channel/threads/archived/private',
  'GET /channels/:channel/threads/archived/public',
  'GET /guilds/:guild/bans/:user',
  'GET /guilds/:guild/members/:user',
  'GET /guilds/:guild/threads/active',
  'PATCH /channels/:channel',
  'PATCH /channels/:channel/messages/:message',
  'PATCH /guilds/:guild/members/:user',
  'PATCH /webhooks/:application/:token/messages/:message',
  'POST /channels/:channel/messages',
  'POST /channels/:channel/threads',
  'POST /interactions/:interaction/:token/callback',
  'POST /users/@me/channels',
  'PUT /channels/:channel/messages/:message/reactions/:emoji/@me',
  'PUT /channels/:channel/thread-members/:user',
  'PUT /guilds/:guild/bans/:user',
  'PUT /guilds/:guild/members/:user/roles/:role',
];

/** Routes that are not in the matrix, and why. */
export const otherRoutes: Readonly<Record<string, string>> = {
  'GET /applications/@me': 'At start: the bot waits and asks again until Discord answers.',
  'GET /gateway/bot': 'At start: the bot waits and asks again until Discord answers.',
  'GET /applications/:application/commands': 'At start: the bot waits and asks again until Discord answers.',
  'PUT /applications/:application/commands': 'At start: the bot waits and asks again until Discord answers.',
  'GET /guilds/:guild/members':
    'At start and when a server comes back: asked five times; then the team is known as it was last, and the log says so.',
  'GET /guilds/:guild/roles': 'The check of a server: the log or the answer to `/setup check` says that it failed.',
  'GET /guilds/:guild/channels': 'The check of a server: the log or the answer to `/setup check` says that it failed.',
  'GET /users/@me/guilds': 'Only `npm run doctor` asks this; it changes nothing, and is run again.',
  'GET /guilds/:guild': 'Only `npm run doctor` asks this; it changes nothing, and is run again.',
  'GET /users/:user':
    'Before a word to a party goes out, for others in the case who have left: nothing is sent, and whoever wrote it has their words back.',
  'POST /guilds/:guild/channels':
    'Setup: says that Discord has trouble; the next press goes on and makes nothing twice.',
  'PUT /channels/:channel/permissions/:overwrite':
    'Setup: says that Discord has trouble; the next press goes on. A guest is let in, or seen out, at the next try.',
  'POST /webhooks/:application/:token': 'The sorry itself is lost; pressing again does what was asked for.',
};

/** What the bot called and nobody has thought of in the matrix. */
export function unthoughtOf(requests: readonly { method: string; route: string | null }[]): string[] {
  const called = requests.flatMap(({ method, route }) => (route === null ? [] : [`${method} ${templateOf(route)}`]));
  return [...new Set(called)].filter((route) => !matrixRoutes.includes(route) && !Object.hasOwn(otherRoutes, route));
}

/** The token routes carry the id of the application. */
const templateOf = (route: string): string => route.replace(/\/webhooks\/\d+\//u, '/webhooks/:application/');
