import { useStore } from "zustand";
import { createLog, isRewardLog, type LogState, type LogStore } from "../../state/log/log.ts";
import { type Stores, useStores } from "../parts/context.ts";

const logs = new WeakMap<Stores, LogStore>();

/** The one log that a page looks at, made when it is first asked for. */
function logOf(stores: Stores): LogStore {
  const log = logs.get(stores) ?? createLog(stores.createLogWorker);
  logs.set(stores, log);
  return log;
}

/** The log that the page looks at, to be read into and closed. */
export const useLogStore = (): LogStore => logOf(useStores());
/** What `select` takes of that log; the component follows it. */
export const useLog = <T>(select: (log: LogState) => T): T => useStore(useLogStore().store, select);

/** A larger file can only be a log: no config is. */
const LARGEST_CONFIG = 2 ** 20;

/** Whether a file is the log of a run: told by what is in it, never by its name. The run that is looked at stays as it is. */
async function isLog(file: File, { createLogWorker }: Stores): Promise<boolean> {
  if (file.size > LARGEST_CONFIG) return true;
  const probe = createLog(createLogWorker);
  await probe.read(file);
  const found = isRewardLog(probe.store.getState());
  probe.close();
  return found;
}

/** Looks at a file if it is a reward log, and says whether it is one. */
export async function takeLog(file: File, stores: Stores): Promise<boolean> {
  const found = await isLog(file, stores);
  if (found) void logOf(stores).read(file);
  return found;
}
