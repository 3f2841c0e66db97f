# A real Kubernetes API server, to which nothing is connected: it says what a cluster would say of a manifest. Source it after
# servers.sh.

# What a cluster with Knative and a Gateway knows beside Kubernetes' own resources.
knative_serving=knative.dev/serving@v0.51.0
gateway_api=sigs.k8s.io/gateway-api@v1.6.3

ensure_kubernetes() {
  ensure_package etcd etcd-server && ensure_package openssl openssl \
    && ensure_built kubernetes k8s.io/kubernetes k8s.io/kubernetes/cmd/kube-apiserver && ensure_knative_checks
}

# Knative's admission and the checker of func.yaml; Go itself knows whether they have to be built again.
ensure_knative_checks() {
  (cd scripts/servers/knative && GOFLAGS=-mod=readonly go build -o "$server_programs/" ./knative-admit ./func-check) >&2
}

module_folder() { # MODULE@VERSION -> where its files are, fetched unless that was done
  (cd /tmp && go mod download -json "$1") | jq -er .Dir
}

# Starts an empty API server on a folder; sets KUBERNETES_URL, kubernetes_folder, etcd_pid and kubernetes_pid.
start_kubernetes() { # FOLDER
  mkdir -p "$1"
  kubernetes_folder=$1
  start_etcd "$1/etcd"
  write_credentials "$1"
  local port
  port=$(free_port)
  # Pods need a service account, which a controller would make: there is none.
  "$server_programs/kube-apiserver" --etcd-servers="$etcd_url" --bind-address=127.0.0.1 --secure-port="$port" \
    --cert-dir="$1/certificates" --token-auth-file="$1/tokens.csv" --authorization-mode=RBAC \
    --service-account-issuer=https://kubernetes.example.org --service-account-key-file="$1/accounts.pem" \
    --service-account-signing-key-file="$1/accounts.pem" --service-cluster-ip-range=10.96.0.0/24 \
    --disable-admission-plugins=ServiceAccount >"$1/apiserver.log" 2>&1 &
  kubernetes_pid=$!
  KUBERNETES_URL=https://127.0.0.1:$port
  await_kubernetes
}

start_etcd() { # FOLDER: sets etcd_url and etcd_pid
  local peers
  etcd_url=http://127.0.0.1:$(free_port)
  peers=http://127.0.0.1:$(free_port)
  mkdir -p -m 700 "$1"
  etcd --data-dir "$1/data" --listen-client-urls "$etcd_url" --advertise-client-urls "$etcd_url" \
    --listen-peer-urls "$peers" --initial-advertise-peer-urls "$peers" --initial-cluster "default=$peers" >"$1/etcd.log" 2>&1 &
  etcd_pid=$!
  await_url "$etcd_url/health" "$etcd_pid" "$1/etcd.log"
}

write_credentials() { # FOLDER
  local token
  token=$(openssl rand -hex 16)
  echo "$token,admin,admin,system:masters" >"$1/tokens.csv"
  openssl genrsa -out "$1/accounts.pem" 2048 2>/dev/null
  printf 'header = "Authorization: Bearer %s"\ncacert = "%s"\n' "$token" "$1/certificates/apiserver.crt" >"$1/curl.conf"
}

await_kubernetes() { # waits two minutes for a server that is still there
  local i
  for i in $(seq 1200); do
    [ "$(kube_get /readyz 2>/dev/null)" = ok ] && return 0
    kill -0 "$kubernetes_pid" 2>/dev/null || break
    sleep 0.1
  done
  say "The API server did not become ready:"
  tail -n 20 "$kubernetes_folder/apiserver.log" >&2
  return 1
}

stop_kubernetes() {
  stop_server "${kubernetes_pid:-}"
  stop_server "${etcd_pid:-}"
}

kube_get() { # PATH
  curl -sS --fail-with-body -K "$kubernetes_folder/curl.conf" "$KUBERNETES_URL$1"
}

# Posts the YAML of stdin and prints the answer, which also says why where it is a refusal: kube_post PATH
kube_post() {
  curl -s --fail-with-body -K "$kubernetes_folder/curl.conf" -H 'Content-Type: application/yaml' -H 'Accept: application/json' \
    --data-binary @- "$KUBERNETES_URL$1"
}

# The path to post a resource to, by what the server itself knows: resource_path API-VERSION KIND [NAMESPACE]
resource_path() {
  local group=/apis/$1 plural
  [[ $1 == */* ]] || group=/api/$1
  plural=$(kube_get "$group" | jq -er --arg kind "$2" '.resources[] | select(.kind == $kind and (.name | contains("/") | not)) | .name') || return 1
  echo "$group${3:+/namespaces/$3}/$plural"
}

# Makes the resources of Knative and of the Gateway known; waits until the server has them.
define_resources() {
  local knative gateway definition
  knative=$(module_folder "$knative_serving") && gateway=$(module_folder "$gateway_api") || return 1
  for definition in "$knative/config/core/300-resources/service.yaml" \
    "$gateway"/config/crd/standard/gateway.networking.k8s.io_{httproutes,referencegrants}.yaml; do
    kube_post /apis/apiextensions.k8s.io/v1/customresourcedefinitions <"$definition" >"$kubernetes_folder/defined.json" \
      || { cat "$kubernetes_folder/defined.json" >&2; return 1; }
  done
  await_resource serving.knative.dev/v1 Service && await_resource gateway.networking.k8s.io/v1 HTTPRoute \
    && await_resource gateway.networking.k8s.io/v1beta1 ReferenceGrant
}

await_resource() { # API-VERSION KIND
  local i
  for i in $(seq 300); do
    resource_path "$1" "$2" >/dev/null 2>&1 && return 0
    sleep 0.1
  done
  say "The API server does not know $2 of $1."
  return 1
}
