import { ButtonStyle, ComponentType } from 'discord.js';
import type { Draft } from '../../app/ports.ts';
import type { PlannedEffect } from '../../domain/effect.ts';
import type { Refusal } from '../../domain/ruling.ts';
import type { Settings } from '../../domain/settings.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { reportRefused } from '../../texts/en/report.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { ComponentHandler, Context, Shown } from '../handler.ts';
import { reportFormView } from '../views/report-form.ts';

/** A report that cannot be taken: the reason, what would be right, and a button that opens the form filled in (SPEC 3.12). */
export async function refusedReport(
  context: Context,
  filled: Draft,
  reason: Refusal | string,
  settings?: Settings,
): Promise<Shown> {
  // A form of its own: the refused one may be sent again from the person's screen.
  const draft = { ...filled, draftId: context.chance.id() };
  await context.stores.drafts.save(draft, keepFiles(draft, settings));
  context.poke();
  const why = typeof reason === 'string' ? reason : reasonText(reason, settings?.reportsPerHour ?? 0);
  const kept = draft.files.length === 0 ? [] : [reportRefused.filesKept(draft.files.length)];
  const content = [why, [reportRefused.kept, ...kept].join(' ')].join('\n');
  const open = {
    type: ComponentType.Button as const,
    style: ButtonStyle.Primary as const,
    label: reportRefused.openAgain,
    custom_id: encodeCustomId({ verb: 'report-again', id: draft.draftId }),
  };
  return { show: 'message', payload: { content, components: [{ type: ComponentType.ActionRow, components: [open] }] } };
}

/** Bytes of the files, for the next try; for the safety of a minor nothing is copied (SPEC 3.5). */
function keepFiles({ draftId, files, fields }: Draft, settings?: Settings): PlannedEffect[] {
  const category = settings?.categories.find((one) => one.key === fields.category);
  if (category?.minorSafety === true) return [];
  return files.flatMap(({ sha256 }, position) => {
    if (sha256 !== null) return [];
    const effect = { kind: 'copy-draft-file', draftId, position } as const;
    const key = `copy-draft-file:${draftId}:${position}`;
    return [{ key, lane: `draft:${draftId}:${position}`, effect, refresh: false }];
  });
}

function reasonText(refusal: Refusal, perHour: number): string {
  switch (refusal.code) {
    case 'report-limit':
      return reportRefused.limit(refusal.againAt, perHour);
    case 'description-empty':
      return reportRefused.descriptionEmpty;
    case 'category-unknown':
      return reportRefused.categoryUnknown;
    case 'no-such-case':
    case 'thread-attached-already':
    case 'thread-outdated':
    case 'not-the-reporter':
      return refusals.noSuchCase;
  }
}

/** The button under a refused report. */
export const reportAgain: ComponentHandler = {
  verb: 'report-again',
  audience: 'member',
  run: async (_interaction, context, { id }) => {
    const draft = await context.stores.drafts.load(id, context.clock.now());
    if (draft === null || draft.guildId === null) return { show: 'message', payload: { content: reportRefused.gone } };
    if (draft.userId !== context.userId) return { show: 'message', payload: { content: reportRefused.notYours } };
    const settings = await context.stores.guilds.settings(draft.guildId);
    return { show: 'modal', modal: reportFormView(draft, settings) };
  },
};
