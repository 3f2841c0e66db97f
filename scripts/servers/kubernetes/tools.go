//go:build tools

// Package kubernetes pins the API server that the check of the manifests builds.
package kubernetes

import _ "k8s.io/kubernetes/cmd/kube-apiserver"
