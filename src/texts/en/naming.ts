import type { NamingRefusal } from '../../domain/naming/name-check.ts';
import type { Place } from '../../domain/naming/others-named.ts';

/** How many places are told at once; those left come up with the next try. */
const placesAtMost = 8;
/** Enough to find it by. */
const signsAtMost = 60;

/** Where in a text something stands that cannot go out. */
const placeLines = (places: readonly Place[]): string[] =>
  places.slice(0, placesAtMost).map(({ line, written }) => `- line ${line}: “${inert(written)}”`);

/** Somebody's words inside of ours, on one line and without formatting. */
const inert = (written: string) =>
  written
    .slice(0, signsAtMost)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\*_~`|[\]<>@#]/gu, '\\$&');

/** Why a word to somebody does not go out (SPEC 7.7). It says where, never who that is. */
export function namingRefusal(refusal: NamingRefusal): string {
  switch (refusal.code) {
    case 'names-others':
      return [
        'Nothing was sent: nobody is told of anybody else in the case, but for a name they gave themselves. Please say it without:',
        ...placeLines(refusal.places),
        'If it is no name here, a leader can send it and let that word pass.',
      ].join('\n');
    case 'names-unchecked':
      return 'Nothing was sent: Discord did not say how everybody in the case is called, so it could not be checked whether somebody is named. Please try again in a moment.';
  }
}

/** The form in which a leader lets words pass. */
export const passing = {
  label: 'Let a word pass',
  words: 'Words that are no name here',
  hint: 'Only these, parted by commas. It is on record that you let them pass.',
};
