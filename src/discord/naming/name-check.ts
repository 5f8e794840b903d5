import type { Guild } from 'discord.js';
import type { Party } from '../../domain/case.ts';
import { partsOf } from '../../domain/contact/conversations.ts';
import type { NameCheck } from '../../domain/naming/name-check.ts';
import type { OtherPerson } from '../../domain/naming/others-named.ts';
import { ownWordsOf } from '../../domain/naming/own-words.ts';
import { guildOf } from '../deliver/delivery.ts';
import { isGone } from '../discord-error.ts';
import type { Services } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';

type Asking = Pick<Services, 'client' | 'log'>;

/**
 * How everybody else in the case is called at this moment, and what this person told the team themselves (SPEC 7.7).
 * Null when Discord does not say: then nothing goes out.
 */
export async function nameCheckFor(
  { client, log }: Asking,
  view: CaseView,
  partyId: string,
): Promise<NameCheck | null> {
  const { state, words } = view;
  const to = state.parties.find((one) => one.partyId === partyId);
  if (to === undefined) return { others: [], ownWords: [] };
  const theirs = partsOf(state, to);
  const others = state.parties.filter((party) => !theirs.includes(party));
  try {
    const guild = guildOf(client, state.guildId);
    const ownWords = ownWordsOf(state, to).flatMap((contentId) => words.get(contentId) ?? []);
    return { others: await Promise.all(others.map((party) => personBy(guild, view, party))), ownWords };
  } catch (err) {
    log.warn({ err, caseId: state.caseId }, 'names could not be checked');
    return null;
  }
}

async function personBy(guild: Guild, { words }: CaseView, { partyId, userId, nameId }: Party): Promise<OtherPerson> {
  const known = words.get(nameId) ?? '';
  const called = userId === null ? [] : await namesOf(guild, userId);
  return { partyId, userId, names: [known, ...called].filter((name) => name !== '' && name !== userId) };
}

/** User name, display name and nickname, as Discord says now; who has left the server has no nickname. */
async function namesOf(guild: Guild, userId: string): Promise<string[]> {
  try {
    const { user, nickname } = await guild.members.fetch({ user: userId, force: true });
    return [user.username, user.globalName ?? '', nickname ?? ''];
  } catch (err) {
    if (isGone(err, 10013)) return [];
    if (!isGone(err, 10007)) throw err;
    return await namesOfUser(guild, userId);
  }
}

async function namesOfUser({ client }: Guild, userId: string): Promise<string[]> {
  try {
    const { username, globalName } = await client.users.fetch(userId, { force: true });
    return [username, globalName ?? ''];
  } catch (err) {
    if (isGone(err, 10013)) return [];
    throw err;
  }
}
