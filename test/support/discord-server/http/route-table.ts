import type { Route } from './router.ts';

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** Finds the route of a path; a literal segment wins over a parameter (`pins` over `:message`). */
export class RouteTable {
  readonly #byShape = new Map<string, { route: Route; segments: string[] }[]>();

  add(routes: readonly Route[]): void {
    for (const route of routes) {
      const segments = split(route.path);
      const shape = shapeOf(route.method, segments);
      const alike = [...(this.#byShape.get(shape) ?? []), { route, segments }];
      alike.sort((one, other) => parameters(one.segments).localeCompare(parameters(other.segments)));
      this.#byShape.set(shape, alike);
    }
  }

  find(method: string, path: string): Match | null {
    const segments = split(path);
    for (const candidate of this.#byShape.get(shapeOf(method, segments)) ?? []) {
      const params = matchSegments(candidate.segments, segments);
      if (params !== null) return { route: candidate.route, params };
    }
    return null;
  }
}

function matchSegments(template: string[], segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

function split(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decode(segment));
}

/** Percent-decoded, or as it is where the encoding is broken. */
export function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function shapeOf(method: string, segments: string[]): string {
  return `${method} ${segments.length}`;
}

/** Sorts literals before parameters, from the left. */
function parameters(segments: string[]): string {
  return segments.map((segment) => (segment.startsWith(':') ? '1' : '0')).join('');
}
