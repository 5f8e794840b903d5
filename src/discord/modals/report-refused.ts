import { ButtonStyle, ComponentType } from 'discord.js';
import { keepForm } from '../../app/keep-form.ts';
import type { Draft } from '../../app/ports.ts';
import type { PlannedEffect } from '../../domain/effect.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { defaultCategories } from '../../domain/settings.ts';
import type { Settings } from '../../domain/settings.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { reportRefused } from '../../texts/en/report.ts';
import { rememberSubject } from '../could-read-all.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { ComponentHandler, Context, Shown } from '../handler.ts';
import { row } from '../views/components.ts';
import { reportFormView } from '../views/report-form.ts';

/** A report that cannot be taken: the reason, what would be right, and a button that opens the form filled in (SPEC 3.12). */
export async function refusedReport(
  context: Context,
  draft: Draft,
  reason: Refusal | string,
  settings: Settings,
): Promise<Extract<Shown, { show: 'message' }>> {
  await keepForm(context, draft, keepFiles(draft, settings));
  context.poke();
  const why = typeof reason === 'string' ? reason : reasonText(reason, settings.reportsPerHour);
  const own = draft.files.filter(({ from }) => from === 'reporter').length;
  const kept = own === 0 ? [] : [reportRefused.filesKept(own)];
  const content = [why, [reportRefused.kept, ...kept].join(' ')].join('\n');
  const open = {
    type: ComponentType.Button as const,
    style: ButtonStyle.Primary as const,
    label: reportRefused.openAgain,
    custom_id: encodeCustomId({ verb: 'report-again', id: draft.draftId }),
  };
  return { show: 'message', payload: { content, components: [row(open)] } };
}

/** Bytes of the files, for the next try; for the safety of a minor nothing is copied (SPEC 3.5). */
function keepFiles({ draftId, files, fields }: Draft, settings: Settings): PlannedEffect[] {
  const known = [...settings.categories, ...defaultCategories];
  if (known.find((one) => one.key === fields.category)?.minorSafety === true) return [];
  return draftFileEffects({ draftId, files });
}

/** One effect for each file of a form whose bytes are not kept yet. */
export function draftFileEffects({ draftId, files }: Pick<Draft, 'draftId' | 'files'>): PlannedEffect[] {
  return files.flatMap(({ sha256 }, position) => {
    if (sha256 !== null) return [];
    const effect = { kind: 'copy-draft-file', draftId, position } as const;
    const key = `copy-draft-file:${draftId}:${position}`;
    return [{ key, lane: `draft:${draftId}:${position}`, effect, refresh: false }];
  });
}

function reasonText(refusal: Refusal, perHour: number): string {
  if (refusal.code === 'report-limit') return reportRefused.limit(refusal.againAt, perHour);
  if (refusal.code === 'description-empty') return reportRefused.descriptionEmpty;
  return refusal.code === 'category-unknown' ? reportRefused.categoryUnknown : refusals.noSuchCase;
}

/** The button under a refused report. */
export const reportAgain: ComponentHandler = {
  verb: 'report-again',
  audience: 'member',
  beforeSetup: true,
  run: async (_interaction, context, { id }) => {
    const draft = await context.stores.drafts.load(id, context.clock.now());
    if (draft === null || draft.guildId === null) return { show: 'message', payload: { content: reportRefused.gone } };
    if (draft.userId !== context.userId) return { show: 'message', payload: { content: reportRefused.notYours } };
    const settings = await context.stores.guilds.settings(draft.guildId);
    rememberSubject(context.client, draft);
    return { show: 'modal', modal: reportFormView(draft, settings) };
  },
};
