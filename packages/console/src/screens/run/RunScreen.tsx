// What exactly did it do: one Run with its timeline, resources, script and proof.

export function RunScreen() {
  return <h1>Run</h1>
}
