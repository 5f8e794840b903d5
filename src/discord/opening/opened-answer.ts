import { accessTo, isBarred } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import { enterWords } from '../../texts/en/calls.ts';
import { acknowledgement } from '../../texts/en/report.ts';
import { openedCase } from '../../texts/en/open-case.ts';
import type { GuildContext } from '../handler.ts';
import { row } from '../views/components.ts';
import { enterButton } from '../views/enter.ts';
import { says } from '../with-words.ts';
import type { Says } from '../with-words.ts';

/** What whoever opened a case reads: its reference, and honestly whether they will see it (SPEC 3.10). */
export function openedAnswer(state: CaseState, { inGuild }: GuildContext): Says {
  const { person, settings } = inGuild;
  const emergency = settings.emergencyText ?? acknowledgement.builtInEmergency;
  const leading = state.danger || state.urgent ? [`**${emergency}**`] : [];
  if (!accessTo(state, person).see) return says([...leading, ...withoutYou(state, person.userId)].join('\n'));
  // Not everybody is brought into its thread (SPEC 4.3).
  const wayIn = row(enterButton(state.caseId, enterWords.button));
  return says([...leading, openedCase.done(state.reference)].join('\n'), [wayIn]);
}

function withoutYou(state: CaseState, userId: string): string[] {
  const { reference, nobodyLeft, checkInAt } = state;
  if (nobodyLeft) return [openedCase.stored(reference), openedCase.nobodyLeft];
  if (!isBarred(state, userId)) return [openedCase.leadersOnly(reference)];
  const isTarget = state.parties.some((party) => party.role === 'target' && party.userId === userId);
  const hear = isTarget && checkInAt !== null ? [openedCase.hearBy(checkInAt)] : [];
  return [openedCase.keptOut(reference), ...hear];
}
