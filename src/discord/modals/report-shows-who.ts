import { ButtonStyle } from 'discord.js';
import type { ModalSubmitInteraction, MessageComponentInteraction } from 'discord.js';
import { z } from 'zod';
import type { Draft } from '../../app/ports.ts';
import type { ReportForm } from '../../app/report-form.ts';
import { showsWho } from '../../domain/reporter/shows-who.ts';
import { reportShowsWho as words } from '../../texts/en/report-shows-who.ts';
import { encodeCustomId } from '../custom-id.ts';
import { boxes } from '../views/report-form.ts';
import { button } from '../views/components.ts';

/** The button that sends a report as it stands. */
export const sendAnywayVerb = 'report-anyway';

export const anywayButton = ({ draftId }: Pick<Draft, 'draftId'>) =>
  button(encodeCustomId({ verb: sendAnywayVerb, id: draftId }), words.anyway, ButtonStyle.Secondary);

/**
 * What somebody who wants to keep their name back is told before their report is sent, because it shows who they are
 * (SPEC 3.6); null where there is nothing to say. Danger waits for nothing.
 */
export function warningOf(
  { user, member }: ModalSubmitInteraction,
  form: ReportForm,
  { snapshot }: Pick<Draft, 'snapshot'>,
): string | null {
  if (!form.confidential || form.danger) return null;
  const nick = member === null ? null : 'nickname' in member ? member.nickname : (member.nick ?? null);
  const names = [user.username, user.globalName, nick].flatMap((name) => name ?? []);
  const places = showsWho({ reporter: { userId: user.id, names }, ...form, snapshot });
  return places.length === 0 ? null : words.warning(places, form.files.length > 0);
}

const Boxes = z.array(z.string()).catch([]);

/** The form as the draft holds it. */
export function formIn({ fields, files }: Draft): ReportForm {
  const ticked = Boxes.parse(fields.boxes);
  return {
    category: fields.category ?? '',
    description: fields.description ?? '',
    harmed: fields.harmed ?? '',
    files,
    danger: ticked.includes(boxes.danger),
    confidential: ticked.includes(boxes.confidential),
    keepFrom: ticked.includes(boxes.keepFrom),
  };
}

/** Whoever fills in the form, or sends it as it stands. */
export type Sending = ModalSubmitInteraction | MessageComponentInteraction;
