import { expect, it } from 'vitest';
import { validateModal } from '../support/discord-server/rules/modal-limits.ts';

const input = (fields: object = {}) => ({ type: 4, custom_id: 'what', style: 1, ...fields });
const label = (component: object, fields: object = {}) => ({ type: 18, label: 'What happened', component, ...fields });
const modal = (...components: object[]) => ({ custom_id: 'report', title: 'Report', components });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Option ${index}`, value: `v${index}` }));

it('fills in what a modal leaves to Discord', () => {
  const select = { type: 5, custom_id: 'who' };

  expect(
    validateModal(modal(label(input()), label(select, { label: 'Who' }), { type: 10, content: 'Read this' })),
  ).toEqual({
    custom_id: 'report',
    title: 'Report',
    components: [
      { type: 18, label: 'What happened', component: input({ required: true }) },
      { type: 18, label: 'Who', component: { ...select, min_values: 1, max_values: 1, required: true } },
      { type: 10, content: 'Read this' },
    ],
  });
});

it.each([
  ['a title of 46 characters', { ...modal(label(input())), title: 't'.repeat(46) }],
  ['no components', modal()],
  ['six components', modal(...Array.from({ length: 6 }, (_, index) => label(input({ custom_id: `c${index}` }))))],
  ['a label of 46 characters', modal(label(input(), { label: 'l'.repeat(46) }))],
  ['a description of 101 characters', modal(label(input(), { description: 'd'.repeat(101) }))],
  ['a button', modal(label({ type: 2, style: 1, custom_id: 'b', label: 'B' }))],
  ['the same custom_id twice', modal(label(input()), label(input()))],
  ['a text input with a label of its own', modal(label(input({ label: 'Old' })))],
  ['a placeholder of 101 characters', modal(label(input({ placeholder: 'p'.repeat(101) })))],
  ['a text of at most 4001 characters', modal(label(input({ max_length: 4001 })))],
  ['a prefilled text above its own limit', modal(label(input({ value: 'four', max_length: 3 })))],
  ['a disabled select', modal(label({ type: 5, custom_id: 'who', disabled: true }))],
  ['26 options', modal(label({ type: 3, custom_id: 's', options: options(26) }))],
  ['a required select of none', modal(label({ type: 5, custom_id: 'who', min_values: 0 }))],
  ['more values than can be chosen', modal(label({ type: 5, custom_id: 'who', min_values: 3, max_values: 2 }))],
  ['eleven files', modal(label({ type: 19, custom_id: 'f', max_values: 11 }))],
  ['one radio button', modal(label({ type: 21, custom_id: 'r', options: options(1) }))],
  ['eleven boxes to tick', modal(label({ type: 22, custom_id: 'c', options: options(11) }))],
  ['a tick box that must be ticked', modal(label({ type: 23, custom_id: 'c', required: true }))],
])('refuses a modal with %s', (_, data) => {
  expect(() => validateModal(data)).toThrow(expect.objectContaining({ status: 400, code: 50035 }));
});
