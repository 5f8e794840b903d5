/** Exit code of a process that somebody has to configure differently (EX_CONFIG). */
export const configurationExit = 78;

/** Why the bot cannot start, in one line that says what to do. */
export class StartError extends Error {}
