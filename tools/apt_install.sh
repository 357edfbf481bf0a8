#!/usr/bin/env bash
# Install packages of the distribution, as root or with a sudo that asks nothing; fail where that cannot be done.
# Services that come with a package are not started.
set -euo pipefail

if ! command -v apt-get >/dev/null; then exit 1; fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    exit 1
fi

POLICY=/usr/sbin/policy-rc.d
if [ ! -e "$POLICY" ]; then
    # Debian asks this file whether a service may start; 101 says no.
    trap '"${as_root[@]}" rm -f "$POLICY"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$POLICY" >/dev/null
    "${as_root[@]}" chmod +x "$POLICY"
fi

install() {
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update \
        && "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
            install --no-install-recommends "$@" >/dev/null
}

echo "Installing $* from the distribution's packages" >&2
if ! install "$@"; then
    echo "That failed; trying once more" >&2
    sleep 5
    install "$@"
fi
