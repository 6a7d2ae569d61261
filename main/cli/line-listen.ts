import { readFileSync } from "node:fs";
import { lineCallId, type TellLine } from "../features/emergency/commands/call-line";
import { FEATURES } from "../features/index";
import { isLoopback, LineListener } from "../line/listener";
import { sql } from "../store/database";
import { Store } from "../store/store";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder, secretFile } from "./access";
import { numberOption, readOptions, required } from "./options";
import { CliError, type Verb } from "./verb";

/** `line listen`: takes what an exchange tells of calls over HTTP, until it is ended with SIGTERM. */
export const lineListen: Verb = {
  name: "line listen",
  summary: "terima peristiwa panggilan dari sentral telepon lewat HTTP",
  help: `line listen --data DIR --port 0 --token-file BERKAS [--host ALAMAT --cert BERKAS --key BERKAS]

Mendengarkan POST /v1/line-events dengan "Authorization: Bearer TOKEN". Mencetak {"port":N}, lalu satu baris JSON untuk
tiap panggilan yang berubah. Berakhir dengan SIGTERM. Sigap pada folder ini harus tertutup.

  --data DIR                folder data
  --port N                  0 untuk porta bebas mana pun
  --token-file BERKAS       berkas berisi token pada satu baris
  --host ALAMAT             selain komputer ini sendiri hanya dengan sertifikat
  --cert, --key             sertifikat dan kuncinya (PEM)
${ACCESS_HELP}

Contoh: line listen --data /srv/sigap --port 8112 --token-file token`,
  async run(args, context) {
    const options = readOptions(args, {
      data: { type: "string" },
      port: { type: "string", default: "0" },
      "token-file": { type: "string" },
      host: { type: "string", default: "127.0.0.1" },
      cert: { type: "string" },
      key: { type: "string" },
      ...ACCESS_OPTIONS,
    });
    const paths = existingFolder(options.data);
    const port = numberOption(options.port, "port", 0, 65_535);
    const token = secretFile(required(options["token-file"], "token-file", "token"));
    const { host, cert, key } = options;
    if ((cert === undefined) !== (key === undefined)) throw new CliError("--cert dan --key harus disebut berdua.");
    if (!isLoopback(host) && cert === undefined) {
      throw new CliError(
        `Alamat ${host} dapat dijangkau komputer lain: nomor penelepon akan lewat tanpa sandi. Sebutkan --cert dan --key, atau dengarkan di 127.0.0.1.`,
      );
    }
    const { officeKey } = await openFolder(context, paths, options);
    const { clock, random } = context;
    const store = Store.open({ paths, officeKey, clock, random, features: FEATURES });
    const say = (value: unknown) => context.io.out(`${JSON.stringify(value)}\n`);
    try {
      const listener = new LineListener({
        token,
        port,
        host,
        ...(cert === undefined || key === undefined
          ? {}
          : { certificate: { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") } }),
        now: () => clock.now().wall,
        tell: (told) => {
          const changed = tell(store, told);
          if (changed) say(changed);
        },
      });
      say({ port: await listener.listen() });
      await ended();
      await listener.close();
      return 0;
    } finally {
      store.close();
    }
  },
};

/** What a call is now, in the words of whoever posted it; null where nothing changed. */
function tell(store: Store, told: TellLine) {
  const rowOf = () =>
    store.database.get(sql.selectFrom("view.calls").selectAll().where("id", "=", lineCallId(told.call)));
  const before = rowOf();
  store.execute("calls.line-event", told, { operatorId: null, main: true });
  const row = rowOf();
  if (!row || row.version === before?.version) return null;
  const time = (at: number | null) => (at === null ? null : store.referenceData.localTime(at));
  return {
    call: told.call,
    class: row.class,
    ring: time(row.ring_at),
    answer: time(row.answer_at),
    end: time(row.end_at),
    legs: row.legs,
    number: row.withheld === 1 || row.number === "" ? null : row.number,
  };
}

/** Resolves once the process is asked to end. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
