import { ComponentType } from 'discord.js';
import type { APIActionRowComponent, APIComponentInMessageActionRow, InteractionReplyOptions } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { mayName } from '../../domain/keep-from/keep-from-state.ts';
import { shorten, tidyName } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { keepFrom as words } from '../../texts/en/keep-from.ts';
import { encodeCustomId } from '../custom-id.ts';
import { button } from './components.ts';

/** Whoever names more than this names the whole team. */
const namedAtMost = 10;
/** Discord shows 25 options. */
const optionsAtMost = 25;

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export const keepFromVerbs = { name: 'keep-from', leaders: 'keep-from-leaders', nobody: 'keep-from-nobody' } as const;

/** What the question is about, and where: in a direct message Discord offers no members, so the team is listed. */
interface Asking {
  state: Pick<CaseState, 'caseId' | 'reference' | 'keeping'>;
  /** Null in the server itself. */
  staff: readonly StaffMember[] | null;
}

/** Who of the team must not see it: a list to choose from, and the ways to name nobody. Empty when it is settled. */
export function whomRows({ state, staff }: Asking): Row[] {
  const { keeping, caseId: id } = state;
  if (!mayName(state) || keeping === null) return [];
  const customId = encodeCustomId({ verb: keepFromVerbs.name, id });
  const isAsked = keeping.phase === 'asked';
  const leaders = button(encodeCustomId({ verb: keepFromVerbs.leaders, id }), words.leaders);
  const nobody = button(encodeCustomId({ verb: keepFromVerbs.nobody, id }), words.nobody);
  const buttons = [...(isAsked ? [leaders] : []), ...(keeping.phase === 'leaders' ? [] : [nobody])];
  const ways: Row[] = buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }];
  return [{ type: ComponentType.ActionRow, components: [listOf(customId, staff)] }, ...ways];
}

function listOf(customId: string, staff: Asking['staff']): APIComponentInMessageActionRow {
  const shared = { custom_id: customId, placeholder: words.placeholder, min_values: 1 };
  if (staff === null || staff.length === 0)
    return { type: ComponentType.UserSelect, ...shared, max_values: namedAtMost };
  const options = staff.slice(0, optionsAtMost).map(({ userId, names }) => ({
    label: shorten(tidyName(names[1] ?? names[0] ?? userId), 100) || userId,
    value: userId,
  }));
  return { type: ComponentType.StringSelect, ...shared, max_values: Math.min(namedAtMost, options.length), options };
}

/** The question in words. */
export function whomQuestion({ state, staff }: Asking): string {
  const { keeping, reference } = state;
  const shortened = staff !== null && staff.length > optionsAtMost ? [words.notAll] : [];
  switch (keeping?.phase) {
    case 'asked':
      return [words.question(reference, keeping.until), ...shortened].join('\n');
    case 'leaders':
      return [words.late(reference), ...shortened].join('\n');
    case 'broken':
      return [words.again(reference), ...shortened].join('\n');
    case 'named':
    case 'dropped':
    case 'lifted':
    case undefined:
      return words.over(reference);
  }
}

/** The question with its list, after a word of its own if there is one. */
export function whomMessage(asking: Asking, first?: string): Pick<InteractionReplyOptions, 'content' | 'components'> {
  return { content: first ?? whomQuestion(asking), components: whomRows(asking) };
}
