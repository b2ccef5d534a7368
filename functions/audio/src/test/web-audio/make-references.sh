#!/usr/bin/env bash
# Renders the references of StudioReferenceTest in a Chromium and packs them: make-references.sh [FOLDER [?all]]
# With ?all every frame is kept, to measure more than the tests do.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/../resources/dev/backline/audio/studio/web-audio}
mkdir -p "$folder"
chromium --headless --no-sandbox --disable-gpu --allow-file-access-from-files \
    --dump-dom "file://$here/references.html${2:-}" 2>/dev/null |
  sed -n 's|^.*<pre id="\([^"]*\)">\([^<]*\)</pre>.*$|\1 \2|p' |
  while read -r name text; do
    base64 -d <<<"$text" | gzip -9n >"$folder/$name.f32.gz"
  done
du -cb "$folder"/*.gz | tail -1
