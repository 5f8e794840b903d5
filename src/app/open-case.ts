import type { NamedPerson, OpenCase, Opener } from '../domain/command.ts';
import type { Settings } from '../domain/settings.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { newCaseOf, openInTurn, subjectOf } from './open-in-turn.ts';
import type { Opened, OpeningNeeds } from './open-in-turn.ts';
import type { Chance, Clock, Draft } from './ports.ts';
import { content, harmedFromText, offeredFiles, saysOneself } from './report-form.ts';
import type { CaseForm } from './report-form.ts';
import { filesIn } from './snapshot-files.ts';
import { maxFileBytes } from './submit-report.ts';

type Needs = OpeningNeeds & { clock: Clock };

interface Wish {
  guildId: string;
  opener: { userId: string; name: string };
  draft: Draft;
  form: CaseForm;
  /** The linked message, as the bot saw it; null for none. */
  snapshot: Snapshot | null;
  settings: Settings;
  interactionId: string;
}

/** Somebody of the team opens a case for the team or for somebody, as durably as a report (SPEC 3.10). */
export async function openTeamCase(needs: Needs, wish: Wish): Promise<Opened> {
  const { guildId, opener, draft, form, interactionId } = wish;
  return await openInTurn(needs, {
    guildId,
    draftId: draft.draftId,
    description: form.description,
    openedBy: opener.userId,
    interactionId,
    command: () => commandFor(needs, wish),
  });
}

async function commandFor(needs: Needs, wish: Wish): Promise<OpenCase | null> {
  const { guildId, form, snapshot, settings } = wish;
  const { chance, clock } = needs;
  const category = settings.categories.find((one) => one.key === form.category);
  if (category === undefined) return null;
  const around = { before: settings.contextBefore, after: settings.contextAfter };
  return {
    ...(await newCaseOf(needs, guildId)),
    category,
    checkInDays: settings.checkIn,
    reporter: null,
    ...peopleOf(wish, chance),
    description: content('description', form.description, chance),
    message: snapshot === null ? null : { contentId: chance.id(), snapshot, around },
    files: offeredFiles(snapshot === null ? [] : filesIn(snapshot), chance),
    maxFileBytes,
    danger: form.danger,
    confidential: false,
    keepFrom: false,
    keepFromMinutes: settings.keepFromMinutes,
    recentReports: [],
    reportsPerHour: settings.reportsPerHour,
    surge: { surgeAt: settings.surgeAt, recent: [] },
    urgentEscalation: settings.urgentEscalation,
    at: clock.now(),
  };
}

/** Whoever names themselves as the person harmed has ticked the box, too. */
function peopleOf(wish: Wish, chance: Chance): Pick<OpenCase, 'opener' | 'subject' | 'harmed'> {
  const { opener, draft, form, snapshot } = wish;
  const { userId } = opener;
  const named = harmedFromText(form.harmed, chance);
  const namedSelf = saysOneself(form.harmed) || named?.userId === userId;
  const who: Opener = {
    userId,
    name: content('name', opener.name, chance),
    harmed: form.isHarmed || namedSelf,
    witness: form.isWitness,
  };
  return {
    opener: who,
    subject: subjectOf(draft, chance) ?? authorOf(snapshot, userId, chance),
    harmed: namedSelf ? null : named,
  };
}

/** A member who wrote the linked message; not a bot or webhook, and not whoever opens the case by showing their own. */
function authorOf(snapshot: Snapshot | null, openerId: string, chance: Chance): NamedPerson | null {
  if (snapshot?.author.kind !== 'member' || snapshot.author.userId === openerId) return null;
  return { userId: snapshot.author.userId, name: content('name', snapshot.author.name, chance) };
}
