// One JSON object a line on stderr, in the form of the pipeline's own logs; never a payload.
export function log (level, event, fields = {}) {
  process.stderr.write(JSON.stringify({ timestamp: new Date().toISOString(), level, event, ...fields }) + '\n')
}
