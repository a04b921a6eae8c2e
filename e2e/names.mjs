// What the browser tests find things by. A better word on the page, or another class, changes this file and no test.

/** Accessible names of controls, regions and dialogs. */
export const names = {
  // the bar at the top
  undo: "Undo",
  redo: "Redo",
  resetAll: "Reset all",
  open: "Import",
  diagnose: "Diagnose a log",
  runs: "Saved runs",
  keys: "Keyboard shortcuts",
  copyLink: "Share",
  more: "More",
  expandAll: "Expand all",
  suggestions: /^Suggestions/,
  setup: /^Setup: /,
  setupDialog: "Setup",
  restoreMine: "Restore my settings",
  dismiss: "Dismiss",

  // fields
  rate: "Learning rate",
  exactRate: "Learning rate, exact value",
  resetRate: "Reset Learning rate to 1e-4",
  epochs: "Epochs",
  rank: "LoRA rank",
  batch: "Batch size",
  exactBatch: "Batch size, exact value",
  context: "Context length",
  rollouts: "Rollouts per prompt",
  exactRollouts: "Rollouts per prompt, exact value",
  setRollouts: "Set Rollouts per prompt to 4",
  temperature: "Temperature",
  klWeight: "KL weight",
  lossMethod: "Loss method",
  task: "Task",
  prompts: "Prompts",
  typicalLength: "Typical length, tokens",
  modelName: "Model",
  modelSize: "Model, B",
  gpuName: "GPUs",
  gpuCount: "GPUs, count",
  gpuMemory: "GPU memory, GB",
  recommended: "Recommended for my setup",
  dataset: "Dataset",
  evaluator: "Evaluator",
  nodes: "Nodes",
  baseModel: "Base model",
  clearBaseModel: "Clear Base model",
  warmStart: "Warm start from",

  // folds
  moreSetup: "More setup",
  jobDetails: "More job details",
  background: "Range and source",
  memory: /^Memory on each GPU/,
  curveText: "View data",

  // regions
  linkNotices: "About this link",
  signalMeter: "Groups with signal",
  readCurve: "Read the curve at a step",
  rawRun: "Show raw run",
  retrySimulation: "Try again",

  // export
  export: "Export",
  downloadConfig: "Download JSON",
  forms: {
    config: "Config file",
    rlLoop: "rl_loop",
    asyncRlLoop: "async_rl_loop",
    primeRl: "prime-rl",
    request: "API request body",
    firectl: "firectl",
    ep: "eval-protocol CLI",
    curl: "curl",
    python: "Python",
    trl: "TRL",
  },
  downloadFile: "Download file",
  copy: "Copy",
  exportText: (/** @type {string} */ form) => `Config as ${form}`,
  jsonSchema: "JSON Schema",
  writeOut: "Write them out",

  // import
  openDialog: "Import",
  retryImport: "Try again",
  importText: "Text to import",
  importFile: "File to import",
  apply: "Apply",
  cancel: "Cancel",
  close: "Close",

  // baseline
  compare: "vs. baseline",
  pin: "Pin as baseline",
  unpin: "Clear",
  swap: "Swap",
  restoreBaseline: "Restore baseline",
  split: "Isolate each change",
  tryEpochsStep: "Apply only Epochs",

  // diagnosis
  diagnosis: "Diagnose a log",
  logText: "Log as text",
  logFile: "Reward log",
  diagnoseText: "Diagnose text",
  rewardColumn: "Reward column",
  logNotes: "About this log",
  suggestedChange: "Change to try",
  useChange: /in the settings$/,
  anotherLog: "Another log",
  signs: "Signs",
  runOfLog: "Run of the log",
  runNumber: "Run of the log, number or name",
  showRun: "Show",
  useColumn: "Use this column",
  fireworksJob: "This is a Fireworks RFT job",
  takePageSettings: "Save it with the settings of this page",
  pinnedRun: "Your run, pinned",

  // forecast
  forecast: "Forecast",
  plannedSteps: "Planned steps",
  useInSetup: "Use in setup",
  simulate: "Simulate",
  // pass rates
  histogram: /^Prompts by pass rate/,
  usefulShares: "Groups with signal",
  saveDead: "Save list",
  useStartingReward: /^Use .* as starting reward$/,
  usePrompts: /^Use .* as prompts$/,
  anotherFile: "Another file",
  askRate: "Learning rate of this run?",
  pastedRun: "Your run: pasted text",
  /** The verdict spike_then_collapse. */
  collapse: "Spike, then collapse",

  // plan
  goals: "Optimize for",
  goalQuality: "Better quality",
  startFromCase: "Recommended for my setup",
  applyChanges: /^Apply \d+ changes?$/,
  nothingToChange: "Nothing to change",
  runSize: "Size of the run",
  finishedJob: "At your last job's pace",
  forgetJob: "Forget this job",
  formulas: "How this is calculated",
  price: "Estimate cost",
  priceRate: "Rate",
  hours: /Hours of the run/,
  per: "per",
  perTokens: "million trained tokens",

  // sweep
  sweep: "Plan a sweep…",
  sweepDialog: "Plan a sweep",
  firstSetting: "First setting",
  secondSetting: "Second setting",
  sweepValues: (/** @type {string} */ field) => `Values of ${field}`,
  sweepName: /^Sweep name/,
  sweepRuns: "The runs, with their job ids and links",
  wandb: "Download W&B sweep",
  ray: "Download Ray Tune space",
  script: "Download firectl script",
  table: "Download Table of links",
  spacing: "Learning rate, spacing",
  byFactor: "spaced by a factor",
  everyValue: "every value of the control",
  howMany: "Learning rate, how many values",
  from: "Learning rate, from",
  to: "Learning rate, to",

  // saved runs
  runsDialog: "Saved runs",
  savedRuns: "All runs",
  saveForm: "Save these settings",
  saveRun: "Save",
  title: "Title",
  note: "Note",
  delete: "Delete",
  openSettings: "Open settings",
  copyRunLink: "Copy link",
  runSettings: "Settings",
  loggedSettings: "Settings of the log",
  runLog: "Reward log",
  runsFile: "File of saved runs",
  exportRuns: "Export all",
  exportFound: "Export these 1",
  exportUnsaved: "Export unsaved runs",
  showAll: "Show all",
  tryAgain: "Try again",
  /** A run that could not be saved. */
  tabOnly: /in this tab only/i,

  // what is said where something is missing
  /** A part of the page whose script does not come. */
  partMissing: /This part could not be loaded/,
  /** Without the kernel. */
  slow: /plain JavaScript/,
  pageMissing: /did not load/,
  newVersion: /A new version/,

  // other dialogs
  keysDialog: "Keyboard",
  reference: "Every parameter, field by field",
  licences: "Licenses",
  how: "How it works",
  walk: "Walk",
  next: "Next",
  done: "Done",
  sampleAgain: "Sample again",
  anotherRun: "Another run",
  hackable: "Reward-hackable prompts",
  internals: "Simulator internals",
  reload: "Reload",
};

/** Selectors of what has no role or name of its own. */
export const parts = {
  /** The text of the setup chip. */
  setupText: ".chip span",
  /** What is said of the curve; `data-verdict` names its verdict. */
  verdict: ".says",
  /** There once all 64 seeds of the present settings are simulated. */
  simulated: ".says[aria-busy=false]",
  stats: ".stats",
  chart: ".canvas",
  readout: ".readout",
  /** The mean of the runs that hold. */
  curve: ".curves .held-out",
  /** All runs that hold, or collapse, as thin lines; their numbers beside the dots where they end. */
  runLines: { holding: ".curves .run.holding", collapsing: ".curves .run.collapsing" },
  runCounts: ".run-dots text",
  rawRun: ".raw-run",
  lastStep: ".last-step",
  /** The mean from before the present gesture. */
  ghost: ".ghost",
  baselineCurves: ".baseline-curves",
  /** Why a typed value is not taken. */
  invalid: ".field > header .why",
  field: ".field",
  zones: ".zones > div",
  currentZone: ".zones [data-current=true]",
  zonePaint: ".paint span",
  fieldVerdict: ".verdict",
  suggestions: ".suggestions",
  /** What a suggestion would change, in numbers. */
  effect: ".suggestions .effect",
  rankStrip: ".strip",
  /** The simulated held-out reward along a slider, in words; not busy once it is simulated. */
  sensitivity: ".sensitivity",
  /** The same, drawn over the track. */
  trackCurve: ".track-curve",
  compare: ".compare",
  /** Opens and closes the details of a row. */
  details: ".row-details > summary",
  /** The difference from the baseline, once it is simulated. */
  difference: ".figures[aria-busy=false]",
  /** One for each single step from the baseline. */
  steps: ".steps li",
  diagnosis: ".diagnosis",
  runVerdict: ".verdict-title",
  failure: ".failure",
  question: ".ask",
  report: ".report",
  noRuns: ".empty",
  export: "dialog.side",
  missing: ".missing",
  placeholders: ".placeholders",
  unset: ".unset",
  exportErrors: ".side .failure",
  exportNotes: ".notes",
  copyByHand: ".by-hand textarea",
  savedRun: ".run",
};
