import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planTags, tagsOfPost } from '../../../src/domain/place/post-tags.ts';
import type { TagWords } from '../../../src/domain/place/post-tags.ts';
import { defaultCategories } from '../../../src/domain/settings.ts';
import type { Category } from '../../../src/domain/settings.ts';
import { tagWords } from '../../../src/texts/en/tags.ts';

const words = tagWords({ categories: defaultCategories });
const ofCase = { status: 'new', severity: 'high', category: 'scam' } as const;

/** Categories of these names. */
const named = (...names: string[]): TagWords => {
  const categories = names.map((name, index): Category => {
    return {
      key: `own-${'abcdefghijklmnopqrstuvwxyz'.charAt(index)}`,
      name,
      severity: 'low',
      urgent: false,
      restricted: false,
      minorSafety: false,
      resources: null,
      text: null,
    };
  });
  return tagWords({ categories });
};

const own = (count: number) => Array.from({ length: count }, (_, index) => `own ${index}`);
const asTags = (names: readonly string[]) => names.map((name) => ({ id: `id of ${name}`, name }));

it('makes a tag for each status, severity and category of a fresh server', () => {
  const { missing, shared, withoutTag } = planTags([], words);

  expect(missing).toEqual([
    'New',
    'Triage',
    'Investigating',
    'Resolved',
    'Closed',
    'Cold',
    'Low',
    'Medium',
    'High',
    'Critical',
    'Something else',
    'Harassment',
    'Threats or danger',
    'Personal information',
    'Sexual content',
    'Safety of a minor',
    'Impersonation',
    'Scam or spam',
    'Evading a sanction',
  ]);
  expect({ shared, withoutTag }).toEqual({ shared: 'Something else', withoutTag: [] });
});

it('makes nothing twice, however a name is written', () => {
  const { missing } = planTags(planTags([], words).missing, words);

  expect(missing).toEqual([]);
  expect(planTags(['NEW', 'scam or spam'], words).missing).not.toEqual(expect.arrayContaining(['New', 'Scam or spam']));
});

it('lets categories share a tag where there are too many of them', () => {
  const many = named(...Array.from({ length: 12 }, (_, index) => `Kind ${index}`));
  const { categories, missing, withoutTag } = planTags([], many);

  expect(missing).toHaveLength(20);
  expect([...categories.values()].filter((name) => name === 'Something else')).toHaveLength(3);
  expect(withoutTag).toEqual([]);
});

it('goes without what finds no room beside the tags of the server', () => {
  const { missing, withoutTag } = planTags(own(17), words);

  expect(missing).toEqual(['New', 'Triage', 'Investigating']);
  expect(withoutTag).toHaveLength(3 + 4 + 9);
  expect(tagsOfPost(ofCase, post(own(17), missing), { words, isOpen: false })).toEqual(['id of New']);
});

it.each([
  ['a name that a severity has', ['high', 'Doxing'], ['Something else', 'Doxing']],
  ['two names that are cut to the same', ['Insults in voice channels', 'Insults in voice chats'], undefined],
  ['blanks', ['\u2800', 'Doxing'], ['Something else', 'Doxing']],
  ['the name of the shared tag', ['something else', 'Doxing'], ['Something else', 'Doxing']],
])('gives no tag of its own to %s', (_what, names, expected) => {
  const { categories } = planTags([], named(...names));

  expect([...categories.values()]).toEqual(expected ?? ['Insults in voice ch…', 'Something else']);
});

const post = (
  there: readonly string[],
  made: readonly string[],
  rest: { applied?: string[]; required?: boolean } = {},
) => ({
  tags: asTags([...there, ...made]),
  applied: [],
  required: false,
  ...rest,
});

it('tells status, severity and category, and keeps what the team has added', () => {
  const { missing } = planTags(['VIP'], words);
  const applied = ['id of VIP', 'id of Triage', 'id of what was deleted'];

  expect(tagsOfPost(ofCase, post(['VIP'], missing, { applied }), { words, isOpen: false })).toEqual([
    'id of New',
    'id of High',
    'id of Scam or spam',
    'id of VIP',
  ]);
});

it('never puts more than five on a post', () => {
  const { missing } = planTags([], words);
  const applied = ['id of VIP', 'id of Later', 'id of Voice'];
  const tags = tagsOfPost(ofCase, post(['VIP', 'Later', 'Voice'], missing.slice(0, 17), { applied }), {
    words,
    isOpen: false,
  });

  expect(tags).toHaveLength(5);
});

it('says of a category nobody has any more that it is something else', () => {
  const gone = { ...ofCase, category: 'gone' };

  expect(tagsOfPost(gone, post([], planTags([], words).missing), { words, isOpen: false })[2]).toBe(
    'id of Something else',
  );
});

it('says nothing where somebody reads who must not, and next to nothing where a tag has to be', () => {
  const { missing } = planTags(['VIP'], words);
  const told = (required: boolean) =>
    tagsOfPost(ofCase, post(['VIP'], missing, { required, applied: ['id of VIP'] }), { words, isOpen: true });

  expect(told(false)).toEqual([]);
  expect(told(true)).toEqual(['id of Something else']);
});

it('takes any tag where one has to be and there is no room for ours', () => {
  const full = post(own(20), [], { required: true });

  expect(tagsOfPost(ofCase, full, { words, isOpen: false })).toEqual(['id of own 0']);
});

it('keeps to the limits of Discord, whatever a server has and calls its categories', () => {
  const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
  const tagName = fc.string({ minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      fc.uniqueArray(tagName, { maxLength: 20, selector: (one) => one.toLowerCase() }),
      fc.array(name, { minLength: 1, maxLength: 25 }),
      (there, names) => {
        const plan = planTags(there, named(...names));
        const all = [...there, ...plan.missing];
        expect(all.length).toBeLessThanOrEqual(20);
        expect(new Set(all.map((one) => one.toLowerCase())).size).toBe(all.length);
        for (const made of plan.missing) expect(made.trim().length).toBeGreaterThan(0);
        expect(plan.missing.every((made) => made.length <= 20)).toBe(true);
        expect(planTags(all, named(...names)).missing).toEqual([]);
      },
    ),
  );
});
