/** All of the components of a tree, parents before children, accessories and labelled components included. */
export function flatComponents(components: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return components.flatMap((component) => [component, ...flatComponents(childrenOf(component))]);
}

/** What a person reads in the components: texts, labels, placeholders, options, descriptions of media. */
export function componentTexts(components: readonly Record<string, unknown>[]): string[] {
  return flatComponents(components).flatMap((component) => textsOf(component));
}

/** The text displays alone: the only place in components where a mention pings. */
export function displayTexts(components: readonly Record<string, unknown>[]): string[] {
  return flatComponents(components).flatMap((one) => (typeof one.content === 'string' ? [one.content] : []));
}

function childrenOf(component: Record<string, unknown>): Record<string, unknown>[] {
  return [...records(component.components), ...records([component.accessory]), ...records([component.component])];
}

function textsOf(component: Record<string, unknown>): string[] {
  const own = ['content', 'label', 'placeholder', 'description', 'url', 'name'].map((key) => component[key]);
  const options = records(component.options).flatMap((one) => [one.label, one.description]);
  const media = records(component.items).flatMap((one) => [one.description, mediaUrl(one.media)]);
  const files = [mediaUrl(component.file), mediaUrl(component.media)];
  return [...own, ...options, ...media, ...files].filter((text) => typeof text === 'string');
}

function mediaUrl(media: unknown): unknown {
  return records([media])[0]?.url;
}

export function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((one) => isRecord(one)) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
