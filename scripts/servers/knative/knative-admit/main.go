// Program knative-admit says what Knative Serving's own admission would say of a Service on stdin: the definition of the
// resource, which an API server checks, leaves most of Knative's rules to it. All feature flags have their defaults.
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"knative.dev/pkg/apis"
	serving "knative.dev/serving/pkg/apis/serving/v1"
	"sigs.k8s.io/yaml"
)

func main() {
	if err := admit(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func admit(in io.Reader) error {
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	var service serving.Service
	if err := yaml.UnmarshalStrict(text, &service); err != nil {
		return err
	}
	creation := apis.WithinCreate(context.Background())
	service.SetDefaults(creation)
	if refusal := service.Validate(creation); refusal != nil {
		return refusal
	}
	return nil
}
