import type { Delivered } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import type { InterimEffectOf, InterimNews } from '../../../domain/interim/interim-effect.ts';
import type { Interim } from '../../../domain/interim/interim-state.ts';
import { isOpen } from '../../../domain/interim/interim-state.ts';
import { shorten } from '../../../domain/names.ts';
import type { StaffMember } from '../../../domain/recusal.ts';
import { interimEnds, interimNews, interimWords as words } from '../../../texts/en/interim.ts';
import { tellLine } from '../../contact/tell.ts';
import { interimButtons, interimFailureText, interimLine, waiting } from '../../interim/lines.ts';
import type { CaseView } from '../../views/case-view.ts';
import { quoted, safeText } from '../../views/safe-text.ts';
import { staffName } from '../../views/staff-name.ts';
import type { Delivery } from '../delivery.ts';
import { leadersByName, whoLooksAfter } from '../who-looks-after.ts';

const reasonAtMost = 600;

/** What the thread is told of an interim measure (SPEC 7.5); leaders, by name, when nobody confirmed it in time. */
export async function tellInterim(
  delivery: Delivery,
  view: CaseView,
  { number, news }: InterimEffectOf<'tell-interim'>,
): Promise<Delivered> {
  const interim = view.state.interims.find((one) => one.number === number);
  if (interim === undefined) return { command: null };
  const staff = await delivery.stores.guilds.staff(view.state.guildId);
  return await tellLine(delivery, view, {
    opening: interimNews[news](view.state.reference, number),
    rest: ['', ...restOf(view, { interim, news, staff })].join('\n'),
    buttons: news === 'taken' && isOpen(interim) ? interimButtons(view, number) : [],
    called: await calledFor(delivery, view.state, { interim, news }),
  });
}

interface Telling {
  interim: Interim;
  news: InterimNews;
  staff: readonly StaffMember[];
}

function restOf(view: CaseView, { interim, news, staff }: Telling): string[] {
  const line = interimLine(view, interim);
  const reason = view.words.get(interim.reasonId) ?? '';
  const by = interim.decidedBy === null ? [] : [words.by(staffName(staff, interim.decidedBy))];
  switch (news) {
    case 'taken':
      return [
        [line, words.by(staffName(staff, interim.by))].join(' · '),
        shorten(quoted(safeText(reason)), reasonAtMost),
        ...(isOpen(interim) ? [waiting(interim)] : []),
      ];
    case 'failed':
      return [[line, ...why(interim.failure)].join(' · ')];
    case 'confirmed':
      return [[line, ...by].join(' · ')];
    case 'lifted':
    case 'lapsed':
      return [[line, ...by].join(' · '), ...(interim.measure.kind === 'timeout' ? [] : [interimEnds.messageStays])];
    case 'not-lifted':
      return [[line, ...why(interim.liftFailure)].join(' · '), interimEnds.byHand];
  }
}

const why = (failure: Interim['failure']): string[] =>
  failure === null ? [] : [interimEnds.because(interimFailureText(failure))];

/** A second person is wanted for it; whoever took it is told what became of it. */
async function calledFor(
  delivery: Delivery,
  state: CaseState,
  { interim, news }: Omit<Telling, 'staff'>,
): Promise<string[]> {
  if (news === 'confirmed' || news === 'lifted') return [];
  if (news !== 'taken') return await leadersByName(delivery, state);
  const others = (userIds: string[]) => userIds.filter((userId) => userId !== interim.by);
  const first = others(await whoLooksAfter(delivery, state));
  return first.length > 0 ? first : others(await leadersByName(delivery, state));
}
