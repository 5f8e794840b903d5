import type { ShowsWho } from '../../domain/reporter/shows-who.ts';
import { listed } from './refusals.ts';

const places: Record<ShowsWho, string> = {
  words: 'what you wrote holds your name or id',
  harmed: '*Who was harmed?* holds your name or id (left empty, it means you, and nobody reads your name)',
  message: 'the message you chose is your own',
};

/** Said to somebody who wants to keep their name back, before their report is sent (SPEC 3.6). */
export const reportShowsWho = {
  warning: (found: readonly ShowsWho[], hasFiles: boolean) =>
    [
      `**Your report has not been sent yet.** You asked us to keep your name from the team, but your report shows who you are: ${listed(found.map((place) => places[place]))}. The leaders, and whoever they give the case to, would read it there.`,
      ...(hasFiles
        ? ['Please look at your files, too: pictures often show a name. We cannot look into them for you.']
        : []),
      'You can change it, or send it as it is.',
    ].join('\n'),
  anyway: 'Send it as it is',
};
