/** What `npm run doctor` says: each line names what is wrong and what to do. */
export const doctor = {
  levels: { ok: 'ok', note: 'note', warning: 'warning', problem: 'PROBLEM' },
  usage:
    'npm run doctor               looks whether everything the bot needs is there; changes nothing, also while it runs\nnpm run doctor -- --verify   also recomputes the history of every case and reads every evidence file',
  well: 'Nothing stands in the way.',
  unwell: (problems: number, warnings: number) =>
    `${counted(problems, 'problem')}${warnings === 0 ? '' : ` and ${counted(warnings, 'warning')}`}. Start at the top, then run this again.`,
  wary: (warnings: number) => `Casekeeper can work; ${counted(warnings, 'warning')} worth a look.`,

  environment: 'Environment',
  node: (version: string, wanted: string) => `Node ${version} (${wanted} or newer is needed).`,
  oldNode: (version: string, wanted: string) =>
    `Node ${version} is too old: ${wanted} or newer is needed. Install a newer one, then run \`npm ci\` again.`,
  abortingLibrary:
    'better-sqlite3 was compiled with Node 24.19 or later, and such a build ends the process at random moments. Run `npm ci` with Node 20, 22 or 24.18, and start with the same one.',
  variablesRight: 'All variables have values of the right kind.',
  unknownVariable: (name: string) => `${name} in .env is no variable of Casekeeper; it does nothing. Is it misspelt?`,
  overruled: (name: string) =>
    `${name} has one value in .env and another in the environment of this shell; the one in the environment counts.`,
  noEnvFile: (folder: string) =>
    `There is no file .env in ${folder}. Copy .env.example to .env there, or set the variables another way.`,
  unreadableEnvFile: 'The file .env cannot be read by this user. Give it to the user that runs the bot.',
  openEnvFile: 'Other users of this machine can read .env, and with it the token. Run `chmod 600 .env`.',
  otherDiscord: 'DISCORD_API_BASE_URL is not Discord itself. Only tests and the demo need that; leave it out.',
  tokenLooksRight: 'DISCORD_TOKEN has the shape of a bot token.',
  tokenShape: {
    quoted: 'DISCORD_TOKEN has quotation marks in it. Leave only the token itself.',
    id: 'DISCORD_TOKEN is only digits: that is the application id. The token is on the page Bot, under Reset Token.',
    key: 'DISCORD_TOKEN looks like the public key of the application. The token is on the page Bot, under Reset Token.',
    secret:
      'DISCORD_TOKEN looks like a client secret (page OAuth2). The bot token is on the page Bot, under Reset Token.',
    strange:
      'DISCORD_TOKEN does not look like a bot token, which has three parts with dots between them. Copy it anew from the page Bot, under Reset Token.',
  },

  folder: 'Data directory',
  folderThere: (path: string) => `${path} is there and can be written to.`,
  folderToCome: (path: string) => `${path} does not exist yet; it is made at the first start.`,
  folderCannotCome: (path: string, above: string) =>
    `${path} does not exist, and this user may not make it in ${above}. Make it and give it to the user that runs the bot.`,
  notAFolder: (path: string) => `${path} is a file. DATA_DIR has to be a folder.`,
  notWritable: (path: string) =>
    `This user may not read and write ${path}. Give it to the user that runs the bot, with \`chown\`, and look whether its disk is mounted read-only.`,
  openFolder: (path: string) =>
    `Other users of this machine can look into ${path}, where people's reports lie. Run \`chmod 700 ${path}\`.`,
  asRoot: (owner: number) =>
    `Run as root, who may write everywhere; the folder belongs to user ${owner}. Run this as the user that runs the bot to learn what that one may.`,
  space: (free: string) => `${free} free on its disk.`,
  littleSpace: (free: string) =>
    `Only ${free} free on its disk. Proof files come on top of the reports: make room soon, or move DATA_DIR to a larger disk.`,
  noSpace: (free: string) =>
    `The disk is full (${free} free): reports could not be kept and would be refused. Make room, or move DATA_DIR to a larger disk.`,
  noInodes: 'The disk holds as many files as it can: no file can be added, however much space is left. Delete some.',

  database: 'Database',
  noDatabase: 'There is none yet; it is made at the first start.',
  sound: (servers: number, cases: number) =>
    `It opens and is sound: ${counted(servers, 'server')}, ${counted(cases, 'case')}.`,
  damaged: (what: string) =>
    `It is damaged (${what}). Stop the bot, keep a copy of the whole data directory, and restore your latest backup.`,
  notADatabase:
    'The file casekeeper.db is not a database of Casekeeper. Look whether DATA_DIR is right; if it is, restore your latest backup.',
  newerDatabase:
    'It was made by a newer version of Casekeeper. Install that version or a later one; an older one does not touch it.',
  missingSteps: (count: number) =>
    `It is of an earlier version: ${counted(count, 'step')} bring it up to date at the next start. Servers can be checked after that.`,
  stepsTried: (count: number) =>
    `It is of an earlier version: ${counted(count, 'step')} bring it up to date at the next start. On a copy in memory that went well.`,
  stepsFail: (count: number, why: string) =>
    `It is of an earlier version, and the ${counted(count, 'step')} that would bring it up to date fail on a copy in memory (${why}). Do not start this version; report it with these words.`,
  upToDate: 'Its tables are up to date.',
  large: (size: string) =>
    `It is large (${size}) and nobody has it open, so that it was not read. Start the bot and run this again: beside it, reading costs nothing.`,
  unfinished:
    'It was not closed properly, or only a part of its files was copied. Start the bot once, which puts that right, and run this again.',
  unreadable: (why: string) =>
    `It cannot be read by this user (${why}). Run this as the user that runs the bot, or give the files to it.`,
  otherNode:
    'The database library does not fit this version of Node. Run `npm ci` with the Node that runs the bot, then try again.',
  histories: (cases: number, events: number) =>
    `The histories of ${counted(cases, 'case')} hold, all ${counted(events, 'entry', 'entries')}.`,
  badHistory: (caseId: string, entry: string) =>
    `The history of case ${caseId} does not hold; the first entry that is not what it was: ${entry}. Keep a copy of the whole data directory and look who had access to it.`,
  evidenceHolds: (files: number) => `${counted(files, 'evidence file')} read; each is what it was.`,
  badEvidence: (sha256: string, how: 'missing' | 'changed') =>
    `The evidence file ${sha256} is ${how === 'missing' ? 'missing' : 'not what it was'}. Bring it back from a backup (it lies in evidence/${sha256.slice(0, 2)}).`,
  notVerified: 'The histories were not checked, for the reason above.',

  discord: 'Discord',
  notAsked: 'Discord was not asked, because the token or the address is missing or wrong.',
  unreachable: (host: string, why: string) =>
    `${host} cannot be reached (${why}). Look at the network, the firewall and the name server of this machine.`,
  refused: (answer: string) => `Discord answered with ${answer}. Try again in a few minutes.`,
  loggedIn: (name: string) => `It accepts the token and knows the bot as ${name}.`,
  switchesOn: 'Both privileged intents are on.',
  switchesOff: (names: string[], portal: string) =>
    `Switch on "${names.join('" and "')}" in the Developer Portal (${portal}, page Bot).`,
  endpoint: (portal: string) =>
    `An "Interactions Endpoint URL" is set, so that Discord sends commands there and none to the bot. Empty it in the Developer Portal (${portal}, page General Information).`,
  codeGrant: (portal: string) =>
    `"Requires OAuth2 Code Grant" is on, so that nobody can invite the bot. Switch it off in the Developer Portal (${portal}, page Bot).`,
  noServer: (link: string) => `The bot is in no server yet. Invite it: ${link}`,
  moreServers: (count: number) =>
    `${counted(count, 'server')} in the database without the bot in them: what is theirs is kept and pauses.`,

  server: (name: string, id: string) => `Server "${name}" (${id})`,
  notSetUp: 'Not set up yet. Somebody with Manage Server runs `/setup start` there; it takes about two minutes.',
  settingsUnread: 'Not checked, because its settings are in the database, which could not be read; see above.',
  inPlace: 'Roles, channels and permissions are in place.',
  waiting: (count: number) =>
    `${counted(count, 'thing')} for Discord could not be done so far. \`/setup check\` there says which and lets you try again.`,
  notLookedAt: (why: string) => `It could not be looked at (${why}). Run this again in a few minutes.`,
};

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
