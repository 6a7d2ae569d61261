/** Work that goes on behind the operator's commands: a step at a time, each short. */
export interface BackgroundJob {
  /** Does a little. Returns false once nothing is left. */
  step(): boolean;
  /** What stopped it; nothing of it is done any more then. */
  failed(error: unknown): void;
}

/**
 * Runs jobs one after the other, a step in each turn of the event loop: messages that came meanwhile are answered before
 * the next step.
 */
export class Background {
  private readonly jobs: BackgroundJob[] = [];
  private next: NodeJS.Immediate | null = null;

  add(job: BackgroundJob): void {
    this.jobs.push(job);
    this.schedule();
  }

  /** True while something is left to do. */
  get busy(): boolean {
    return this.jobs.length > 0;
  }

  stop(): void {
    if (this.next) clearImmediate(this.next);
    this.next = null;
    this.jobs.length = 0;
  }

  private schedule(): void {
    if (this.next || this.jobs.length === 0) return;
    this.next = setImmediate(() => {
      this.next = null;
      const [job] = this.jobs;
      if (job && !this.stepOf(job)) this.jobs.shift();
      this.schedule();
    });
  }

  private stepOf(job: BackgroundJob): boolean {
    try {
      return job.step();
    } catch (error) {
      job.failed(error);
      return false;
    }
  }
}
