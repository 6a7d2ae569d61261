/** Changes of work in the background are told together, at most so often. */
const TOGETHER_MS = 50;
/** More entities of one kind than this are told as the kind. */
const MOST_ENTITIES = 40;

/**
 * Tells the windows what changed. What an operator did is told at once; what comes in the background (a second source,
 * other workstations) is gathered, so that a stream of changes asks no screen anew more than twenty times a second.
 */
export class Announcer {
  private readonly waiting = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private inBackground = false;

  constructor(private readonly say: (topics: readonly string[]) => void) {}

  changed(topics: readonly string[]): void {
    if (!this.inBackground) {
      this.say(fewer(topics));
      return;
    }
    for (const topic of topics) this.waiting.add(topic);
    this.timer ??= setTimeout(() => this.flush(), TOGETHER_MS);
  }

  /** What changes during `work` is told with the next gathered ones. */
  during<T>(work: () => T): T {
    this.inBackground = true;
    try {
      return work();
    } finally {
      this.inBackground = false;
    }
  }

  /** Tells what was gathered, and stops. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.waiting.size === 0) return;
    const topics = [...this.waiting];
    this.waiting.clear();
    this.say(fewer(topics));
  }
}

/** Very many entities of one topic become the topic itself: whoever shows one of them asks again, and no list is longer. */
function fewer(topics: readonly string[]): string[] {
  const byTopic = new Map<string, string[]>();
  for (const topic of topics) {
    const [name = topic] = topic.split("/");
    byTopic.set(name, [...(byTopic.get(name) ?? []), topic]);
  }
  return [...byTopic].flatMap(([name, entities]) => (entities.length > MOST_ENTITIES ? [name] : entities));
}
