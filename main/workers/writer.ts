import { type MessagePort, parentPort } from "node:worker_threads";
import { Refusal } from "../../shared/ipc/errors";
import { FEATURES } from "../features/index";
import { systemClock } from "../platform/clock";
import { systemRandom } from "../platform/ids";
import { receivedOfficeKey } from "../platform/office-key";
import { Door, type Handed } from "../store/door";
import { Drafts } from "../store/drafts";
import { StagedFiles } from "../store/files/staged";
import { Reader } from "../store/reader";
import { Store } from "../store/store";
import { Announcer } from "./announcer";
import { Background } from "./background";
import { replyFailure, replyTo, startError, type WorkerEvent, type WorkerRequest, type WriterStart } from "./protocol";

/** How long the writer rests after the last command before it turns to work that nobody waits for. */
const REST_MS = 40;
const LONGEST_WITHOUT_REST_MS = 1_000;

/** The app's own catalog files are looked at once the first screen has had its data. */
const CATALOG_AFTER_MS = 1_000;

/** The writer thread: the only connection that writes the log and the view; one command at a time. */
function run(port: MessagePort, start: WriterStart): void {
  const say = (event: WorkerEvent) => port.postMessage(event);
  const clock = systemClock();
  const random = systemRandom();
  const officeKey = receivedOfficeKey(start.officeKey);
  const announcer = new Announcer((topics) => say({ event: "changed", topics }));
  const background = new Background();
  const staged = new StagedFiles(start.paths, officeKey, random);
  let store: Store;
  let drafts: Drafts;
  try {
    store = Store.open({
      paths: start.paths,
      officeKey,
      clock,
      random,
      features: FEATURES,
      staged,
      onChanged: (topics) => announcer.changed(topics),
      onRebuild: (done, all) => say({ event: "rebuild", done, all }),
    });
    store.announceIdentity({ operatorId: null });
    drafts = Drafts.open(start.paths.drafts, officeKey, random, true);
  } catch (error) {
    say({ event: "not-opened", error: startError(error) });
    return;
  }
  let rest: NodeJS.Timeout | null = null;
  let restedAt = clock.now().mono;
  const idle = () => {
    rest = null;
    restedAt = clock.now().mono;
    try {
      if (store.idle()) rest = setTimeout(idle, REST_MS);
    } catch {
      // A full disk stops this work, not the console: it is taken up again after the next command.
    }
  };
  const restThenIdle = () => {
    // Under steady load there is never a rest: then its turn comes all the same, once a second.
    if (rest && clock.now().mono - restedAt > LONGEST_WITHOUT_REST_MS) return;
    if (rest) clearTimeout(rest);
    rest = setTimeout(idle, REST_MS);
  };

  /** Events and keys from elsewhere, a slice in each turn; what was asked meanwhile is answered in between. */
  const takeIn = (request: WorkerRequest) => {
    const door = new Door(store, request.input as Handed, () => clock.now().mono);
    background.add({
      step: () => {
        if (announcer.during(() => door.step())) return true;
        port.postMessage(replyTo(request, () => door.result));
        restThenIdle();
        return false;
      },
      failed: (error) => port.postMessage(replyFailure(request, error)),
    });
  };

  /** A batch of commands of a second source: one transaction, behind what operators do. */
  const executeMany = (request: WorkerRequest) => {
    const commands = request.input as { name: string; input: unknown }[];
    background.add({
      step: () => {
        // Only the main process and its threads ask this; the window cannot.
        const context = { operatorId: request.operatorId, main: true };
        port.postMessage(replyTo(request, () => announcer.during(() => store.executeMany(commands, context))));
        restThenIdle();
        return false;
      },
      failed: (error) => port.postMessage(replyFailure(request, error)),
    });
  };

  const draft = (request: WorkerRequest) => {
    const operator = request.operatorId ? store.referenceData.operators.get(request.operatorId) : undefined;
    if (!operator?.active) throw new Refusal("not-logged-in");
    const input = request.input as { form: string; content?: string };
    if (request.name === "drafts.save") drafts.save(operator.id, input.form, input.content ?? "", clock.now().wall);
    else drafts.discard(operator.id, input.form);
    return {};
  };

  const catalogLook = setTimeout(() => {
    try {
      say({ event: "catalog", problems: FEATURES.bring(store, start.resources, start.workstation.version) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      say({ event: "catalog", problems: [{ file: "catalog", entry: "", field: "(isi)", message }] });
    }
  }, CATALOG_AFTER_MS);

  // The first screen's queries are answered here, on a connection of their own; then the readers take over.
  let firstReader: Reader | null = null;
  const reader = () => {
    firstReader ??= new Reader({
      paths: start.paths,
      officeKey,
      clock,
      random,
      features: FEATURES,
      resources: start.resources,
      workstation: { ...start.workstation, notices: [...start.notices, ...store.notices], catalogProblems: [] },
    });
    return firstReader;
  };

  const operate = (request: WorkerRequest): unknown => {
    switch (request.operation) {
      case "query":
        return reader().query(request.name, request.input, request.operatorId);
      case "query-at-desk":
        return reader().queryAtDesk(request.name, request.input);
      case "last-entry":
        return reader().lastEntryAt();
      case "due": {
        const { after, until } = request.input as { after: number; until: number };
        return reader().dueBetween(after, until);
      }
      case "credential":
        return reader().credential(request.input as { login: string } | { id: string });
      case "readers-are-there":
        firstReader?.close();
        firstReader = null;
        return {};
      case "execute":
        return request.name.startsWith("drafts.")
          ? draft(request)
          : store.execute(request.name, request.input, { operatorId: request.operatorId });
      case "execute-at-desk":
        return store.execute(request.name, request.input, { operatorId: null, desk: true });
      case "execute-as-main":
        return store.execute(request.name, request.input, { operatorId: request.operatorId, main: true });
      case "close":
        if (rest) clearTimeout(rest);
        background.stop();
        announcer.flush();
        clearTimeout(catalogLook);
        firstReader?.close();
        staged.close();
        drafts.close();
        store.close();
        return {};
      default:
        throw new Refusal("unknown-name", { name: request.operation });
    }
  };

  port.on("message", (request: WorkerRequest) => {
    if (request.operation === "take-in") return takeIn(request);
    if (request.operation === "execute-many") return executeMany(request);
    port.postMessage(replyTo(request, () => operate(request)));
    if (request.operation === "close") port.close();
    else restThenIdle();
  });
  const { office, demo } = store.referenceData.office;
  say({ event: "opened", notices: store.notices, office, demo, identity: store.identity });
  restThenIdle();
}

const port = parentPort;
port?.once("message", (start: WriterStart) => run(port, start));
