import type { ModalForm } from '../rules/modal-limits.ts';
import { lengthOf } from '../rules/form.ts';
import { type LabelledField, labelledFields } from './open-modal.ts';
import { PersonError } from './person-error.ts';

/** What a person puts into a field of a modal. */
export type FieldAnswer = string | boolean | Pickable | readonly (string | Pickable | PersonFile)[] | PersonFile | null;

/** Anything chosen from a list of people, roles or channels. */
export interface Pickable {
  readonly id: string;
}

/** A file on a person's own device. */
export interface PersonFile {
  name: string;
  bytes: Buffer;
  contentType?: string;
}

/** `anyone` also takes people outside the server, as the options of slash commands do. */
export type PickKind = 'anyone' | 'member' | 'role' | 'mentionable' | 'channel';

/** What each kind of select component offers. */
export const pickKinds: Partial<Record<number, PickKind>> & Record<5 | 6 | 7 | 8, PickKind> = {
  5: 'member',
  6: 'role',
  7: 'mentionable',
  8: 'channel',
};

/** How chosen people, roles, channels and files get into the `resolved` part of the interaction. Answers the id. */
export interface Picking {
  pick(kind: PickKind, id: string, channelTypes?: readonly number[]): string;
  upload(file: PersonFile): string;
}

type Submitted = Record<string, unknown>;
type Field = LabelledField['component'];
type FieldOf<T extends Field['type']> = Extract<Field, { type: T }>;
type Item = string | boolean | Pickable | PersonFile;

/** The `components` of the submit; throws what the client would say about a wrong or missing entry. */
export function fillModal(form: ModalForm, answers: Record<string, FieldAnswer>, picking: Picking): Submitted[] {
  const left = new Map(Object.entries(answers));
  const filled = form.components.map((top) => {
    if (top.type === 10) return { type: 10, id: top.id };
    const inner = labelledFields(top).map((field) => submitField(field, takeAnswer(left, field), picking));
    return top.type === 18 ? { type: 18, id: top.id, component: inner[0] } : { type: 1, id: top.id, components: inner };
  });
  const offered = form.components.flatMap(labelledFields).map((field) => `"${field.label}"`);
  const [unknown] = left.keys();
  if (unknown !== undefined) {
    throw new PersonError(`The modal "${form.title}" has no field "${unknown}"; it has ${offered.join(', ')}.`);
  }
  return filled;
}

function takeAnswer(left: Map<string, FieldAnswer>, { label, component }: LabelledField): FieldAnswer | undefined {
  const key = left.has(component.custom_id) ? component.custom_id : label;
  const answer = left.get(key);
  left.delete(key);
  return answer;
}

function submitField(field: LabelledField, answer: FieldAnswer | undefined, picking: Picking): Submitted {
  const { component } = field;
  const head = { type: component.type, id: component.id, custom_id: component.custom_id };
  switch (component.type) {
    case 4:
      return { ...head, value: textValue(field.label, component, answer) };
    case 21:
      return { ...head, value: radioValue(field.label, component, answer) };
    case 23:
      return { ...head, value: typeof answer === 'boolean' ? answer : component.default === true };
    case 3:
    case 22:
      return { ...head, values: optionValues(field.label, component, answer) };
    case 19:
      return { ...head, values: fileValues(field.label, component, answer, picking) };
    case 5:
    case 6:
    case 7:
    case 8:
      return { ...head, values: entityValues(field.label, component, answer, picking) };
  }
}

function textValue(label: string, input: FieldOf<4>, answer: FieldAnswer | undefined): string {
  const value = answer ?? (answer === null ? '' : (input.value ?? ''));
  if (typeof value !== 'string') throw new PersonError(`"${label}" takes text.`);
  if (value.trim() === '') {
    if (input.required) throw new PersonError(`"${label}" is required.`);
    return '';
  }
  return sized(label, value, { least: input.min_length ?? 0, most: input.max_length ?? 4000 });
}

/** The text, if its length is within the limits. */
export function sized(label: string, value: string, { least, most }: { least: number; most: number }): string {
  const length = lengthOf(value);
  if (length > most) throw new PersonError(`"${label}" takes at most ${most} characters; this is ${length}.`);
  if (length < least) throw new PersonError(`"${label}" takes at least ${least} characters; this is ${length}.`);
  return value;
}

function radioValue(label: string, group: FieldOf<21>, answer: FieldAnswer | undefined): string | null {
  const preset = group.options.find((option) => option.default === true)?.value;
  const [value] =
    answer === undefined ? [preset] : namesIn(label, answer).map((name) => offered(label, group.options, name));
  if (value === undefined && group.required) throw new PersonError(`"${label}" is required.`);
  return value ?? null;
}

function optionValues(label: string, field: FieldOf<3> | FieldOf<22>, answer: FieldAnswer | undefined): string[] {
  const preset = field.options.filter((option) => option.default === true).map((option) => option.value);
  const values =
    answer === undefined ? preset : namesIn(label, answer).map((name) => offered(label, field.options, name));
  const most = field.max_values ?? field.options.length;
  return counted(label, values, { required: field.required, least: field.min_values ?? 0, most });
}

function fileValues(label: string, field: FieldOf<19>, answer: FieldAnswer | undefined, picking: Picking): string[] {
  const files = itemsIn(answer).map((item) => {
    if (typeof item !== 'object' || !('bytes' in item)) throw new PersonError(`"${label}" takes files.`);
    return item;
  });
  for (const { name } of files) checkFileType(label, field.file_types ?? [], name);
  counted(label, files, { required: field.required, least: field.min_values, most: field.max_values });
  return files.map((file) => picking.upload(file));
}

type EntityField = Extract<Field, { channel_types?: unknown }>;

function entityValues(label: string, field: EntityField, answer: FieldAnswer | undefined, picking: Picking): string[] {
  const preset = (field.default_values ?? []).map((value) => value.id);
  const chosen = itemsIn(answer).map((item) => {
    if (typeof item !== 'object' || !('id' in item)) throw new PersonError(`"${label}" takes choices from its list.`);
    return item.id;
  });
  const ids = answer === undefined ? preset : chosen;
  counted(label, ids, { required: field.required, least: field.min_values, most: field.max_values });
  return ids.map((id) => picking.pick(pickKinds[field.type], id, field.channel_types ?? []));
}

/** Refuses fewer or more than the field takes; nothing at all is fine where nothing is required. */
export function counted<T>(label: string, values: T[], count: { required: boolean; least: number; most: number }): T[] {
  if (values.length === 0 && !count.required) return values;
  const least = Math.max(count.least, count.required ? 1 : 0);
  if (values.length < least) throw new PersonError(`"${label}" is required: choose at least ${least}.`);
  if (values.length > count.most) {
    throw new PersonError(`"${label}" takes at most ${count.most}; these are ${values.length}.`);
  }
  return values;
}

/** The value of the option with this label (or value), if it is on offer. */
export function offered(label: string, options: readonly { label: string; value: string }[], wanted: string): string {
  const option = options.find((o) => o.label === wanted) ?? options.find((o) => o.value === wanted);
  if (option !== undefined) return option.value;
  const labels = options.map((o) => `"${o.label}"`).join(', ');
  throw new PersonError(`"${label}" does not offer "${wanted}"; it offers ${labels}.`);
}

const kindsOfFile: Record<string, RegExp> = {
  image: /\.(png|jpe?g|gif|webp|avif)$/iu,
  video: /\.(mp4|mov|webm)$/iu,
  audio: /\.(mp3|ogg|wav|flac|m4a)$/iu,
};

function checkFileType(label: string, types: readonly string[], name: string): void {
  const fits = types.some((type) => kindsOfFile[type]?.test(name) ?? name.toLowerCase().endsWith(type.toLowerCase()));
  if (types.length > 0 && !fits) throw new PersonError(`"${label}" takes ${types.join(', ')}; not "${name}".`);
}

function itemsIn(answer: FieldAnswer | undefined): readonly Item[] {
  if (answer === undefined || answer === null) return [];
  return isList(answer) ? answer : [answer];
}

function isList(answer: FieldAnswer): answer is readonly Item[] & FieldAnswer {
  return Array.isArray(answer);
}

function namesIn(label: string, answer: FieldAnswer): string[] {
  return itemsIn(answer).map((item) => {
    if (typeof item !== 'string') throw new PersonError(`"${label}" takes one of its options.`);
    return item;
  });
}
