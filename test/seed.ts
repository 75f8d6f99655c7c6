import fc from "fast-check";

// The suite tries the same inputs each time, so that a red run can be run again; the long counts look for new ones.
if (!process.env.FULL) fc.configureGlobal({ seed: 20_261_121 });
