import type { CaseState } from '../case.ts';
import { isBlank, shorten, tidyName } from '../names.ts';
import type { Severity, Status } from '../words.ts';

/** Discord's limits: tags of a forum, tags of a post, signs of a name. */
const tagsAtMost = 20;
const postTagsAtMost = 5;
const nameAtMost = 20;

/** What the tags are called on this server (SPEC 4.5). */
export interface TagWords {
  status: Record<Status, string>;
  severity: Record<Severity, string>;
  categories: readonly { key: string; name: string }[];
  /** For categories that get no tag of their own. */
  shared: string;
}

/** What a forum needs so that its posts can say how each case stands. */
export interface TagPlan {
  /** The name of each category's tag; null where there is no room for any. */
  categories: ReadonlyMap<string, string | null>;
  shared: string | null;
  /** Tags to be made, by name; they fit beside those that are there. */
  missing: readonly string[];
  /** What no tag can say, because the forum is full. */
  withoutTag: readonly string[];
}

/** Two names that could not stand beside each other. */
const plain = (name: string) => name.toLowerCase();

/**
 * Which tags a forum needs beside those it has: the status first, then the severity, then the categories, of which those
 * that find no room share one (SPEC 4.5). Tags are known by their names; what else is there belongs to the server.
 */
export function planTags(there: readonly string[], words: TagWords): TagPlan {
  const known = new Set(there.map(plain));
  const missing: string[] = [];
  const taken = new Set<string>();
  /** True once there is such a tag. */
  const ensure = (name: string): boolean => {
    taken.add(plain(name));
    if (known.has(plain(name))) return true;
    if (there.length + missing.length >= tagsAtMost) return false;
    known.add(plain(name));
    missing.push(name);
    return true;
  };
  const fixed = [...Object.values(words.status), ...Object.values(words.severity)].filter((name) => !ensure(name));
  const own = words.categories.map(({ key, name }) => ({ key, name: ownName(name, taken, words.shared) }));
  const wanting = own.filter(({ name }) => name !== null && !known.has(plain(name))).length;
  const isShared = own.some(({ name }) => name === null) || there.length + missing.length + wanting > tagsAtMost;
  const shared = isShared && ensure(words.shared) ? words.shared : null;
  const categories = own.map(({ key, name }) => [key, name !== null && ensure(name) ? name : shared] as const);
  const untold = words.categories.filter((_category, index) => categories[index]?.[1] === null);
  return {
    categories: new Map(categories),
    shared,
    missing,
    withoutTag: [...fixed, ...untold.map(({ name }) => name)],
  };
}

/** Null for a name that is taken already, or would not be one: such a category shares a tag. */
function ownName(name: string, taken: Set<string>, shared: string): string | null {
  const short = shorten(tidyName(name), nameAtMost);
  if (isBlank(short) || plain(short) === plain(shared) || taken.has(plain(short))) return null;
  taken.add(plain(short));
  return short;
}

/** A forum and a post as Discord has them. */
interface Post {
  tags: readonly { id: string; name: string }[];
  applied: readonly string[];
  /** The forum takes no post without a tag. */
  required: boolean;
}

/**
 * The ids of the tags a post carries: what the record says, then what the team has added of the server's own. Of a post
 * that somebody reads who must not, the tags say nothing (SPEC 6.4).
 */
export function tagsOfPost(
  state: Pick<CaseState, 'status' | 'severity' | 'category'>,
  { tags, applied, required }: Post,
  { words, isOpen }: { words: TagWords; isOpen: boolean },
): string[] {
  const { categories, shared } = planTags(
    tags.map(({ name }) => name),
    words,
  );
  const idOf = (name: string | null) =>
    name === null ? [] : (tags.find((tag) => plain(tag.name) === plain(name))?.id ?? []);
  const category = categories.get(state.category) ?? shared;
  const said = [words.status[state.status], words.severity[state.severity], category].flatMap(idOf);
  const ours = new Set(allNames(words, categories).flatMap(idOf));
  const foreign = applied.filter((id) => tags.some((tag) => tag.id === id) && !ours.has(id));
  const shown = isOpen ? [] : [...new Set([...said, ...foreign])].slice(0, postTagsAtMost);
  if (shown.length > 0 || !required) return shown;
  return [idOf(words.shared), tags.map(({ id }) => id)].flat().slice(0, 1);
}

const allNames = ({ status, severity, shared }: TagWords, categories: TagPlan['categories']) => [
  ...Object.values(status),
  ...Object.values(severity),
  shared,
  ...[...categories.values()].filter((name) => name !== null),
];
